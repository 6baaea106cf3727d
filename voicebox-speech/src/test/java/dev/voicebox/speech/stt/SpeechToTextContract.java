package dev.voicebox.speech.stt;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo.Ability;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SwitchedCancellation;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.Resampler;
import dev.voicebox.speech.audio.Sounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What every recogniser keeps to. */
public abstract class SpeechToTextContract {

    /** The engine under test, open; may be shared by the tests of a class. */
    protected abstract SpeechToText engine();

    /** Something that the engine makes a text of, at 16 kHz. */
    protected abstract Pcm utterance();

    @Test
    void itSaysWhoItIs() {
        assertThat(engine().info().id()).matches("[a-z]+");
        assertThat(engine().info().description()).isNotBlank();
    }

    @Test
    void anUtteranceBecomesText() throws SpeechFailure {
        Transcript transcript = hear(utterance());
        assertThat(transcript.text()).isNotBlank().isEqualTo(transcript.text().strip());
        assertThat(transcript.engine()).isEqualTo(engine().info().id());
        assertThat(transcript.language()).hasSize(2);
    }

    @Test
    void theSameUtteranceBecomesTheSameText() throws SpeechFailure {
        assertThat(hear(utterance())).isEqualTo(hear(utterance()));
    }

    @Test
    void anySampleRateWillDo() throws SpeechFailure {
        assertThat(hear(Resampler.convert(utterance(), 24_000)).text())
                .isEqualTo(hear(utterance()).text());
    }

    @Test
    void whoeverTellsWhenWordsWereSaidTellsItOfEachWordAndNobodyElseOfAny() throws SpeechFailure {
        Transcript transcript = hear(utterance());

        String words = transcript.words().stream().map(TimedWord::text).collect(Collectors.joining(" "));
        assertThat(words).isEqualTo(can(Ability.WORD_TIMES) ? transcript.text() : "");
    }

    @Test
    void wordsLieOneAfterTheOtherInTheUtterance() throws SpeechFailure {
        long before = 0;
        for (TimedWord word : hear(utterance()).words()) {
            assertThat(word.startMs()).isGreaterThanOrEqualTo(before);
            assertThat(word.endMs()).isGreaterThan(word.startMs());
            before = word.endMs();
        }
        assertThat(before).isLessThanOrEqualTo(utterance().durationMs());
    }

    @Test
    void onlyAnEngineWithConfidencesTellsAny() throws SpeechFailure {
        assertThat(hear(utterance()).words()).allMatch(word -> word.logprob().isPresent() == can(Ability.CONFIDENCES));
    }

    private boolean can(Ability ability) {
        return engine().info().abilities().contains(ability);
    }

    @Test
    void tinyAndEmptyUtterancesAreHarmless() throws SpeechFailure {
        for (int samples : new int[] {0, 1, 160, 1_600}) {
            assertThat(hear(new Pcm(new short[samples], 16_000)).text()).isNotNull();
        }
    }

    @Test
    void cancelledWorkIsNotDone() {
        SwitchedCancellation cancellation = new SwitchedCancellation();
        cancellation.cancel();
        assertThatThrownBy(() -> engine().transcribe(utterance(), TranscriptionRequest.ANY, cancellation))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void manyMayBeHeardAtOnce() throws Exception {
        String alone = hear(utterance()).text();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Transcript> caller = () -> hear(utterance());
            for (Future<Transcript> heard : threads.invokeAll(List.of(caller, caller))) {
                assertThat(heard.get().text()).isEqualTo(alone);
            }
        } finally {
            threads.shutdown();
        }
    }

    protected Transcript hear(Pcm utterance) throws SpeechFailure {
        return engine().transcribe(utterance, TranscriptionRequest.ANY, Cancellation.NONE);
    }

    /** A tone, for engines that hear anything. */
    protected static Pcm tone() {
        return new Pcm(Sounds.sine(300, 16_000, 29_440, 8_000), 16_000);
    }
}
