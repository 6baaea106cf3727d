package dev.voicebox.job.local;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.stt.SpeechToText;
import dev.voicebox.speech.stt.Transcript;
import dev.voicebox.speech.stt.TranscriptionRequest;

/**
 * Hears the next word of a sentence in each half second, and glances; at the end of a glance it guesses. Who reads along
 * gets the first second, then the next.
 */
final class GrowingEars implements SpeechToText {
    static final List<String> WORDS =
            List.of("Please", "turn", "on", "the", "light", "in", "the", "kitchen", "and", "close", "the", "door.");
    private static final int WORD_MS = 500;

    private final RuntimeException fault;

    GrowingEars() {
        this(null);
    }

    /** @param fault what becomes of each glance, or {@code null} */
    GrowingEars(RuntimeException fault) {
        this.fault = fault;
    }

    @Override
    public EngineInfo info() {
        return new EngineInfo("growing", "for tests", List.of(), false, Set.of(EngineInfo.Ability.GLANCES));
    }

    @Override
    public Transcript transcribe(Pcm utterance, TranscriptionRequest request, Cancellation cancellation) {
        return transcript(text(utterance.durationMs()));
    }

    @Override
    public Transcript transcribe(
            Pcm utterance, TranscriptionRequest request, Cancellation cancellation, Consumer<String> soFar) {
        for (long ms = 1_000; ms < utterance.durationMs() - WORD_MS; ms += 1_000) {
            soFar.accept(text(ms));
        }
        return transcribe(utterance, request, cancellation);
    }

    @Override
    public Optional<Transcript> glance(Pcm soFar, TranscriptionRequest request, Cancellation cancellation) {
        if (fault != null) {
            throw fault;
        }
        return Optional.of(transcript(text(soFar.durationMs()) + " guess" + soFar.durationMs()));
    }

    private static String text(long ms) {
        int count = (int) Math.min(WORDS.size(), ms / WORD_MS);
        return String.join(" ", WORDS.subList(0, count));
    }

    private static Transcript transcript(String text) {
        return new Transcript(text, "en", "growing");
    }

    @Override
    public void close() {
        // holds nothing
    }
}
