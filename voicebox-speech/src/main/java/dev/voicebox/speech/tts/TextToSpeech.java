package dev.voicebox.speech.tts;

import java.util.List;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.SpeechFailure;

/** Speaks one chunk of text. Safe for many threads. */
public interface TextToSpeech extends AutoCloseable {

    EngineInfo info();

    List<Voice> voices();

    /**
     * Speaks the text and hands the sound over piece by piece, in order, on one thread at a time.
     *
     * @throws SpeechFailure when it cannot; what was handed over before that stays valid
     */
    void speak(SpeakRequest request, Cancellation cancellation, AudioSink sink) throws SpeechFailure;

    @Override
    void close();
}
