package dev.voicebox.job.local;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.stt.SpeechToText;
import dev.voicebox.speech.stt.Transcript;
import dev.voicebox.speech.stt.TranscriptionRequest;

/** Hears the same words whatever is said, or fails as told. */
final class ScriptedEars implements SpeechToText {
    private final String text;
    private final Throwable fault;
    final List<Pcm> utterances = new CopyOnWriteArrayList<>();
    final AtomicInteger closed = new AtomicInteger();

    ScriptedEars(String text) {
        this(text, null);
    }

    ScriptedEars(Throwable fault) {
        this("", fault);
    }

    private ScriptedEars(String text, Throwable fault) {
        this.text = text;
        this.fault = fault;
    }

    @Override
    public EngineInfo info() {
        return new EngineInfo("scripted", "for tests", List.of(), false);
    }

    @Override
    public Transcript transcribe(Pcm utterance, TranscriptionRequest request, Cancellation cancellation)
            throws SpeechFailure {
        utterances.add(utterance);
        if (fault instanceof SpeechFailure failure) {
            throw failure;
        }
        if (fault instanceof RuntimeException broken) {
            throw broken;
        }
        if (fault instanceof Error broken) {
            throw broken;
        }
        return new Transcript(text, "en", "scripted");
    }

    @Override
    public void close() {
        closed.incrementAndGet();
    }
}
