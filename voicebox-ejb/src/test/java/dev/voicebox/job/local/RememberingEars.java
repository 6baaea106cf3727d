package dev.voicebox.job.local;

import java.nio.ShortBuffer;
import java.util.HashMap;
import java.util.Map;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.stt.SpeechToText;
import dev.voicebox.speech.stt.Transcript;
import dev.voicebox.speech.stt.TranscriptionRequest;

/** A real engine that is asked once for the same sound: turns of all kinds of eagerness begin with the same words. */
final class RememberingEars implements SpeechToText {
    private final SpeechToText engine;
    private final Map<ShortBuffer, Heard> heard = new HashMap<>();

    private record Heard(Transcript words, SpeechFailure failure) {}

    RememberingEars(SpeechToText engine) {
        this.engine = engine;
    }

    @Override
    public EngineInfo info() {
        return engine.info();
    }

    @Override
    public Transcript transcribe(Pcm utterance, TranscriptionRequest request, Cancellation cancellation)
            throws SpeechFailure {
        ShortBuffer sound = ShortBuffer.wrap(utterance.samples());
        Heard known = heard.get(sound);
        if (known == null) {
            known = ask(utterance, request, cancellation);
            heard.put(sound, known);
        }
        if (known.failure() != null) {
            throw known.failure();
        }
        return known.words();
    }

    private Heard ask(Pcm utterance, TranscriptionRequest request, Cancellation cancellation) {
        try {
            return new Heard(engine.transcribe(utterance, request, cancellation), null);
        } catch (SpeechFailure failure) {
            return new Heard(null, failure);
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
