package dev.voicebox.speech.stt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo.Ability;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SwitchedCancellation;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.Resampler;
import dev.voicebox.speech.audio.Sounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What every recogniser keeps to. */
public abstract class SpeechToTextContract {

    /** What engines made of their utterances; to hear one takes longer than anything else here. */
    private static final Map<SpeechToText, Transcript> HEARD = new IdentityHashMap<>();

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
        Transcript transcript = heard();
        assertThat(transcript.text()).isNotBlank().isEqualTo(transcript.text().strip());
        assertThat(transcript.engine()).isEqualTo(engine().info().id());
        assertThat(transcript.language()).hasSize(2);
    }

    @Test
    void theSameUtteranceBecomesTheSameText() throws SpeechFailure {
        assertThat(hear(utterance())).isEqualTo(heard());
    }

    @Test
    void anySampleRateWillDo() throws SpeechFailure {
        assertThat(hear(Resampler.convert(utterance(), 24_000)).text()).isEqualTo(heard().text());
    }

    @Test
    void whoeverTellsWhenWordsWereSaidTellsItOfEachWordAndNobodyElseOfAny() throws SpeechFailure {
        Transcript transcript = heard();

        String words = transcript.words().stream().map(TimedWord::text).collect(Collectors.joining(" "));
        assertThat(words).isEqualTo(can(Ability.WORD_TIMES) ? transcript.text() : "");
    }

    @Test
    void wordsLieOneAfterTheOtherInTheUtterance() throws SpeechFailure {
        long before = 0;
        for (TimedWord word : heard().words()) {
            assertThat(word.startMs()).isGreaterThanOrEqualTo(before);
            assertThat(word.endMs()).isGreaterThan(word.startMs());
            before = word.endMs();
        }
        assertThat(before).isLessThanOrEqualTo(utterance().durationMs());
    }

    @Test
    void onlyAnEngineWithConfidencesTellsAny() throws SpeechFailure {
        assertThat(heard().words()).allMatch(word -> word.logprob().isPresent() == can(Ability.CONFIDENCES));
    }

    private boolean can(Ability ability) {
        return engine().info().abilities().contains(ability);
    }

    @Test
    void tinyAndEmptyUtterancesAreHarmless() throws SpeechFailure {
        for (int samples : new int[] {0, 1, 160, 800, 1_600}) {
            assertThat(hear(new Pcm(new short[samples], 16_000)).text()).isNotNull();
        }
    }

    @Test
    void aVeryShortSoundIsHarmless() throws SpeechFailure {
        assertThat(hear(new Pcm(Sounds.sine(300, 16_000, 800, 8_000), 16_000)).text())
                .isNotNull();
    }

    @Test
    void silenceIsHarmless() throws SpeechFailure {
        assertThat(hear(new Pcm(new short[5 * 16_000], 16_000)).text()).isNotNull();
    }

    @Test
    void aLanguageThatItDoesNotServeIsRefused() throws SpeechFailure {
        TranscriptionRequest request = new TranscriptionRequest("xx", null);
        if (engine().info().serves("xx")) {
            assertThat(engine().transcribe(utterance(), request, Cancellation.NONE)
                            .language())
                    .isEqualTo("xx");
        } else {
            assertThatThrownBy(() -> engine().transcribe(utterance(), request, Cancellation.NONE))
                    .isInstanceOfSatisfying(
                            SpeechFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(SpeechFailure.Kind.UNSUPPORTED));
        }
    }

    @Test
    void segmentsLieInTheUtteranceAndHoldItsText() throws SpeechFailure {
        Transcript heard =
                engine().transcribe(utterance(), new TranscriptionRequest(null, null, true), Cancellation.NONE);
        long before = 0;
        for (Transcript.TimedSegment segment : heard.segments()) {
            assertThat(segment.startMs()).isGreaterThanOrEqualTo(before);
            before = segment.endMs();
        }
        assertThat(before).isLessThanOrEqualTo(utterance().durationMs());
        assertThat(heard.segments().stream().map(Transcript.TimedSegment::text).collect(Collectors.joining(" ")))
                .isIn("", heard.text());
    }

    /** Half an hour of it: heard, refused, or stopped on the way, but not endless. */
    @Test
    @Timeout(60)
    void halfAnHourOfSoundCanBeStopped() throws Exception {
        SwitchedCancellation cancellation = new SwitchedCancellation();
        short[] minutes = new short[30 * 60 * 16_000];
        short[] once = utterance().samples();
        for (int at = 0; at + once.length <= minutes.length; at += once.length) {
            System.arraycopy(once, 0, minutes, at, once.length);
        }
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Transcript> heard = thread.submit(
                    () -> engine().transcribe(new Pcm(minutes, 16_000), TranscriptionRequest.ANY, cancellation));
            assertThat(hear(utterance()).text()).isNotBlank();
            cancellation.cancel();
            assertThatCode(heard::get)
                    .satisfiesAnyOf(
                            nothing -> assertThat(nothing).isNull(),
                            thrown -> assertThat(thrown).hasCauseInstanceOf(CancellationException.class),
                            thrown -> assertThat(thrown).hasCauseInstanceOf(SpeechFailure.class));
        } finally {
            thread.shutdown();
        }
        assertThat(hear(utterance()).text()).isNotBlank();
    }

    /** Far more than can be heard at a time, each taken back while it waits or is heard. */
    @Test
    @Timeout(60)
    void cancelledWorkTakesNoPlaceFromOthers() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<SwitchedCancellation> cancellations =
                    Stream.generate(SwitchedCancellation::new).limit(24).toList();
            List<Future<Transcript>> callers = new ArrayList<>();
            for (SwitchedCancellation cancellation : cancellations) {
                callers.add(
                        threads.submit(() -> engine().transcribe(utterance(), TranscriptionRequest.ANY, cancellation)));
            }
            cancellations.forEach(SwitchedCancellation::cancel);
            assertThat(hear(utterance()).text()).isNotBlank();
            for (Future<Transcript> caller : callers) {
                assertThatCode(caller::get)
                        .satisfiesAnyOf(
                                nothing -> assertThat(nothing).isNull(),
                                thrown -> assertThat(thrown).hasCauseInstanceOf(CancellationException.class));
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aGlanceTellsWhatTheWholeWouldOrNothing() throws SpeechFailure {
        Optional<Transcript> glance = engine().glance(utterance(), TranscriptionRequest.ANY, Cancellation.NONE);
        assertThat(glance).isIn(Optional.empty(), Optional.of(heard()));
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
        String alone = heard().text();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Transcript> caller = () -> hear(utterance());
            for (Future<Transcript> heard : threads.invokeAll(Collections.nCopies(4, caller))) {
                assertThat(heard.get().text()).isEqualTo(alone);
            }
        } finally {
            threads.shutdown();
        }
    }

    private Transcript heard() throws SpeechFailure {
        Transcript before = HEARD.get(engine());
        Transcript heard = before == null ? hear(utterance()) : before;
        HEARD.put(engine(), heard);
        return heard;
    }

    protected Transcript hear(Pcm utterance) throws SpeechFailure {
        return engine().transcribe(utterance, TranscriptionRequest.ANY, Cancellation.NONE);
    }

    /** A tone, for engines that hear anything. */
    protected static Pcm tone() {
        return new Pcm(Sounds.sine(300, 16_000, 29_440, 8_000), 16_000);
    }
}
