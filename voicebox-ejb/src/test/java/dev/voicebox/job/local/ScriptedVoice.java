package dev.voicebox.job.local;

import java.util.List;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.tts.AudioSink;
import dev.voicebox.speech.tts.SpeakRequest;
import dev.voicebox.speech.tts.TextToSpeech;
import dev.voicebox.speech.tts.Voice;

/** Does what a test says when it is asked to speak. */
final class ScriptedVoice implements TextToSpeech {
    private final Script script;

    ScriptedVoice(Script script) {
        this.script = script;
    }

    @FunctionalInterface
    interface Script {
        void speak(SpeakRequest request, Cancellation cancellation, AudioSink sink) throws SpeechFailure;
    }

    @Override
    public EngineInfo info() {
        return new EngineInfo("scripted", "for tests", List.of(), false);
    }

    @Override
    public List<Voice> voices() {
        return List.of(new Voice("alloy", "en", Voice.Gender.NEUTRAL, "scripted"));
    }

    @Override
    public void speak(SpeakRequest request, Cancellation cancellation, AudioSink sink) throws SpeechFailure {
        script.speak(request, cancellation, sink);
    }

    @Override
    public void close() {
        // holds nothing
    }
}
