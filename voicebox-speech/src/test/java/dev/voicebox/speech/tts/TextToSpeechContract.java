package dev.voicebox.speech.tts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo.Ability;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SwitchedCancellation;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.Sounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What every voice keeps to. */
public abstract class TextToSpeechContract {
    private static final String TEXT = "Turn on the kitchen light, please. It is dark in here.";

    /** The text as engines speak it, by their tests and the speed; it is long, and most of it is looked at from many sides. */
    private static final Map<String, RecordingSink> SPOKEN = new HashMap<>();

    protected TextToSpeech engine;

    /** Opens the engine; says why and skips the tests when this machine does not have it. */
    protected abstract TextToSpeech newEngine() throws SpeechFailure;

    @BeforeEach
    void openEngine() throws SpeechFailure {
        engine = newEngine();
    }

    @AfterEach
    void closeEngine() {
        if (engine != null) {
            engine.close();
        }
    }

    @Test
    void itSaysWhoItIsAndListsItsVoices() {
        assertThat(engine.info().id()).matches("[a-z]+");
        assertThat(engine.voices())
                .isNotEmpty()
                .allMatch(voice -> voice.engine().equals(engine.info().id()));
    }

    @Test
    void aSentenceTakesAboutAsLongAsAPersonNeeds() throws SpeechFailure {
        assertThat(text(1).sound().durationMs()).isBetween(2_000L, 6_000L);
    }

    @Test
    void whatIsSpokenCanBeHeard() throws SpeechFailure {
        Pcm sound = text(1).sound();
        assertThat(Sounds.loudness(sound.samples(), 0, sound.samples().length)).isGreaterThan(500);
    }

    @Test
    void theSameTextSoundsTheSame() throws SpeechFailure {
        assertThat(Math.abs(speak(TEXT, "alloy", 1).samples().length
                        - text(1).sound().samples().length))
                .isLessThan(100);
    }

    @Test
    void noTimeIsLostInSilenceAtTheEdges() throws SpeechFailure {
        Pcm sound = text(1).sound();
        int edge = sound.sampleRate() * 70 / 1_000;
        short[] samples = sound.samples();
        assertThat(loudest(Arrays.copyOf(samples, edge))).isGreaterThan(100);
        assertThat(loudest(Arrays.copyOfRange(samples, samples.length - edge, samples.length)))
                .isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Turn on the kitchen light", "Thank you very much", "I know"})
    void aFinalMarkMakesNoOtherPace(String text) throws SpeechFailure {
        double bare = speak(text, "alloy", 1).durationMs();
        for (String mark : List.of(".", "!", "?", ",")) {
            assertThat(speak(text + mark, "alloy", 1).durationMs() / bare)
                    .as(mark)
                    .isBetween(0.8, 1.25);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"I heard you.", "I know.", "I know", "I heard: good morning.", "I am here.", "We know."})
    void aShortSentenceIsSpeechFromEndToEnd(String text) throws SpeechFailure {
        Pcm sound = speak(text, "alloy", 1);
        short[] samples = sound.samples();
        int half = samples.length / 2;
        assertThat(sound.durationMs()).isGreaterThanOrEqualTo(350);
        assertThat(loudest(samples)).isLessThan(32_000);
        assertThat(Sounds.loudness(samples, half, samples.length))
                .isGreaterThan(0.2 * Sounds.loudness(samples, 0, half));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n"})
    void nothingToSayIsSilence(String text) throws SpeechFailure {
        assertThat(speak(text, "alloy", 1).samples()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Well \u2013 \u201cyes\u201d & <no> \u2026",
                "3:45 pm, $12.50, 50% of 1,234.5",
                "<speak>hi</speak> & co",
                "a\u0000b\u0007c"
            })
    void oddTextIsSpoken(String text) throws SpeechFailure {
        assertThat(speak(text, "alloy", 1).durationMs()).isGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alloy", "cedar", "fable", "no-such-voice"})
    void everyVoiceNameIsAccepted(String voice) throws SpeechFailure {
        assertThat(speak("Good morning.", voice, 1).durationMs()).isGreaterThan(300);
    }

    @Test
    void aHigherSpeedIsShorter() throws SpeechFailure {
        long slow = speak(TEXT, "alloy", 0.7).durationMs();
        long natural = text(1).sound().durationMs();
        long fast = speak(TEXT, "alloy", 1.5).durationMs();
        assertThat((double) slow / natural).isBetween(1.2, 1.7);
        assertThat((double) fast / natural).isBetween(0.5, 0.8);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 4})
    void theLimitsOfSpeedAreSpoken(double speed) throws SpeechFailure {
        assertThat(speak("Good morning.", "alloy", speed).durationMs()).isGreaterThan(50);
    }

    @Test
    void cancelledWorkSaysNothing() throws SpeechFailure {
        SwitchedCancellation cancellation = new SwitchedCancellation();
        cancellation.cancel();
        RecordingSink sink = new RecordingSink();
        engine.speak(new SpeakRequest(TEXT, "alloy", null, 1), cancellation, sink);
        assertThat(sink.pieces()).isEmpty();
    }

    @Test
    void cancellingEndsItInTheMiddle() throws SpeechFailure {
        SwitchedCancellation cancellation = new SwitchedCancellation();
        RecordingSink sink = new RecordingSink().then(cancellation::cancel);
        engine.speak(new SpeakRequest((TEXT + " ").repeat(5), "alloy", null, 1), cancellation, sink);
        assertThat(sink.pieces()).hasSize(1);
    }

    @Test
    void whoeverTellsWhenWordsEndTellsItOfEachWordAndNobodyElseOfAny() throws SpeechFailure {
        String text =
                "On 12/24/2025, Dr. Smith paid $12.50 - 50% \u2013 for  a caf\u00e9 \u201clatte\u201d,\n e.g. at 3:45 pm.";
        RecordingSink sink = spoken(text, 1);

        List<String> words = sink.words().stream()
                .map(word -> text.substring(word.from(), word.to()))
                .toList();
        assertThat(words).isEqualTo(tellsTimes() ? List.of(text.split("\\s+")) : List.of());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 3})
    void wordsEndOneAfterTheOtherAndTheLastWithTheSound(double speed) throws SpeechFailure {
        assumeTrue(tellsTimes(), "tells no times of words");
        RecordingSink sink = text(speed);

        List<Long> ends = sink.words().stream().map(SpokenWord::endMs).toList();
        assertThat(ends).isSorted().doesNotHaveDuplicates();
        long length = sink.sound().durationMs();
        assertThat(ends.get(ends.size() - 1)).isBetween(length - (long) (200 / Math.min(1, speed)), length);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.6, 1, 2})
    void aWordEndsWhereItsSoundEnds(double speed) throws SpeechFailure {
        assumeTrue(tellsTimes(), "tells no times of words");
        RecordingSink sink = spoken("Now. Hello. Maybe. Tomorrow. Again.", speed);

        Pcm sound = sink.sound();
        for (SpokenWord word : sink.words().subList(0, 4)) {
            assertThat(loudness(sound, word.endMs() - 50, word.endMs()))
                    .as("%s is heard before %d ms and not after", word, word.endMs())
                    .isGreaterThan(4 * loudness(sound, word.endMs() + 20, word.endMs() + 30));
        }
    }

    @Test
    void wordsAreToldBeforeTheirSound() throws SpeechFailure {
        assumeTrue(tellsTimes(), "tells no times of words");
        RecordingSink sink = text(1);

        List<Long> made = new ArrayList<>(List.of(0L));
        for (Pcm piece : sink.pieces()) {
            made.add(made.get(made.size() - 1) + piece.durationMs());
        }
        for (int i = 0; i < sink.words().size(); i++) {
            assertThat(made.get(sink.piecesBefore().get(i)))
                    .isLessThan(sink.words().get(i).endMs());
        }
    }

    @Test
    void manyMaySpeakAtOnce() throws Exception {
        Pcm alone = text(1).sound();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Pcm>> speakers = List.of(
                    () -> speak(TEXT, "alloy", 1), () -> speak(TEXT, "alloy", 1),
                    () -> speak(TEXT, "alloy", 1), () -> speak(TEXT, "alloy", 1));
            for (Future<Pcm> spoken : threads.invokeAll(speakers)) {
                assertThat(spoken.get().durationMs()).isCloseTo(alone.durationMs(), within(20));
            }
        } finally {
            threads.shutdown();
        }
    }

    protected Pcm speak(String text, String voice, double speed) throws SpeechFailure {
        RecordingSink sink = new RecordingSink();
        engine.speak(new SpeakRequest(text, voice, null, speed), Cancellation.NONE, sink);
        return sink.sound();
    }

    private RecordingSink text(double speed) throws SpeechFailure {
        String key = getClass().getName() + " " + speed;
        RecordingSink before = SPOKEN.get(key);
        RecordingSink spoken = before == null ? spoken(TEXT, speed) : before;
        SPOKEN.put(key, spoken);
        return spoken;
    }

    private RecordingSink spoken(String text, double speed) throws SpeechFailure {
        RecordingSink sink = new RecordingSink();
        engine.speak(new SpeakRequest(text, "alloy", null, speed), Cancellation.NONE, sink);
        return sink;
    }

    protected boolean tellsTimes() {
        return engine.info().abilities().contains(Ability.WORD_TIMES);
    }

    private static double loudness(Pcm sound, long fromMs, long toMs) {
        int rate = sound.sampleRate() / 1_000;
        return Sounds.loudness(sound.samples(), (int) fromMs * rate, (int) toMs * rate);
    }

    private static org.assertj.core.data.Offset<Long> within(long ms) {
        return org.assertj.core.data.Offset.offset(ms);
    }

    private static int loudest(short[] samples) {
        int loudest = 0;
        for (short sample : samples) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        return loudest;
    }
}
