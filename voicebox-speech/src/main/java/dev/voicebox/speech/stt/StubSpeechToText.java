package dev.voicebox.speech.stt;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.EngineInfo.Ability;
import dev.voicebox.speech.Pause;
import dev.voicebox.speech.audio.Pcm;

/** Hears only how long the utterance was: for sizing a server and for tests, where the engine must cost nothing. */
public final class StubSpeechToText implements SpeechToText {
    private static final EngineInfo INFO = new EngineInfo(
            "stub",
            "says how long the utterance was, for sizing and tests",
            List.of(),
            false,
            Set.of(Ability.WORD_TIMES));

    private final Duration delay;
    private final Pause pause;

    /** @param delay time that each transcription takes */
    public StubSpeechToText(Duration delay, Pause pause) {
        this.delay = delay;
        this.pause = pause;
    }

    @Override
    public EngineInfo info() {
        return INFO;
    }

    /** For example {@code stub heard 1840 ms}, each word a quarter of the utterance. */
    @Override
    public Transcript transcribe(Pcm utterance, TranscriptionRequest request, Cancellation cancellation) {
        if (!delay.isZero()) {
            pause.pause(delay, cancellation);
        }
        if (cancellation.isCancelled()) {
            throw new CancellationException("the transcription is no longer wanted");
        }
        String language = request.language() == null ? "en" : request.language();
        String text = "stub heard " + utterance.durationMs() + " ms";
        return new Transcript(text, language, INFO.id(), words(text.split(" "), utterance.durationMs()));
    }

    private static List<TimedWord> words(String[] texts, long ms) {
        return IntStream.range(0, texts.length)
                .mapToObj(i -> new TimedWord(
                        texts[i], ms * i / texts.length, ms * (i + 1) / texts.length, OptionalDouble.empty()))
                .toList();
    }

    @Override
    public void close() {
        // holds nothing
    }
}
