package dev.voicebox.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.voicebox.event.AudioFormat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What every way to do speech work owes a conversation; runs with stub engines, whose sound is the same for the same text. */
public abstract class SpeechWorkContract {
    private static final String TEXT = "turn on the kitchen light";

    /** Work with stub engines that wait for nothing. */
    protected abstract SpeechWork work();

    @Test
    void anUtteranceIsTranscribedOnceOnAnotherThread() throws Exception {
        Heard heard = new Heard();
        work().transcribe(utterance(AudioFormat.PCM), new CancelToken(), heard);

        assertThat(heard.awaitEnd().ends()).hasSize(1).allMatch(end -> end.startsWith("transcript: "));
        assertThat(heard.threads()).doesNotContain(Thread.currentThread());
    }

    @Test
    void aTurnIsAssessedOnOtherThreadsByItsToneAndItsWords() throws Exception {
        HeardTurn heard = new HeardTurn();
        work().assess(utterance(AudioFormat.PCM), new CancelToken(), heard);

        assertThat(heard.await().tones()).containsExactly(TurnTone.UNHEARD);
        assertThat(heard.words()).hasSize(1).allMatch(end -> end.startsWith("transcript: "));
        assertThat(heard.threads()).doesNotContain(Thread.currentThread());
    }

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void aVoiceIsHeardInEveryFormat(AudioFormat format) throws Exception {
        byte[] spoken = speak(0, format).awaitEnd().audio();
        HeardTurn heard = new HeardTurn();
        work().assess(new TranscribeOrder(format, spoken, null, null), new CancelToken(), heard);

        assertThat(heard.await().tones())
                .singleElement()
                .satisfies(tone -> assertThat(tone.heard()).isTrue());
    }

    @Test
    void aChunkIsSpokenOnAnotherThreadThenDoneOnce() throws Exception {
        Heard heard = speak(0, AudioFormat.PCM).awaitEnd();

        assertThat(heard.ends()).containsExactly("done");
        assertThat(heard.late()).isZero();
        assertThat(heard.threads()).doesNotContain(Thread.currentThread());
    }

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void aChunkLastsEquallyLongInEveryFormat(AudioFormat format) throws Exception {
        long expected =
                AudioFormat.PCM.millis(speak(0, AudioFormat.PCM).awaitEnd().audio().length);
        long actual = format.millis(speak(0, format).awaitEnd().audio().length);

        assertThat(expected).isGreaterThan(1_000);
        assertThat(actual).isCloseTo(expected, within(2L));
    }

    @Test
    void anAnswerBeginsWithAShortPiece() throws Exception {
        Heard heard = speak(0, AudioFormat.PCM).awaitEnd();

        assertThat(AudioFormat.PCM.millis(heard.pieces().get(0))).isBetween(40L, 80L);
        assertThat(heard.pieces().subList(1, heard.pieces().size() - 1))
                .allMatch(piece -> AudioFormat.PCM.millis(piece) >= 100 && AudioFormat.PCM.millis(piece) <= 200);
    }

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void eachWordEndsInTheSoundAndTheFirstPieceTellsOfTheFirst(AudioFormat format) throws Exception {
        Heard heard = speak(0, format).awaitEnd();

        List<SpokenPiece.Word> words =
                heard.words().stream().flatMap(List::stream).toList();
        assertThat(heard.words().get(0)).isNotEmpty();
        assertThat(words).extracting(SpokenPiece.Word::end).containsExactly(4, 7, 11, 19, 25);
        assertThat(words).extracting(SpokenPiece.Word::endMs).isSorted();
        assertThat(words.get(4).endMs()).isBetween(1_000L, format.millis(heard.audio().length));
    }

    @Test
    void theSameTextSoundsTheSameHoweverBusyItIs() throws Exception {
        byte[] alone = speak(0, AudioFormat.PCM).awaitEnd().audio();
        List<Heard> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(speak(0, AudioFormat.PCM));
        }
        for (Heard heard : all) {
            assertThat(heard.awaitEnd().audio()).isEqualTo(alone);
            assertThat(heard.ends()).containsExactly("done");
        }
    }

    @Test
    void ordersThatWereTakenBackBeforeSayNothing() throws Exception {
        CancelToken cancelled = new CancelToken();
        cancelled.cancel();
        Heard spoken = new Heard();
        Heard transcribed = new Heard();
        work().speak(order(0, AudioFormat.PCM), cancelled, spoken);
        work().transcribe(utterance(AudioFormat.PCM), cancelled, transcribed);
        HeardTurn assessed = new HeardTurn();
        work().assess(utterance(AudioFormat.PCM), cancelled, assessed);
        letAllFinish();

        assertThat(spoken.pieces()).isEmpty();
        assertThat(spoken.ends()).isEmpty();
        assertThat(transcribed.ends()).isEmpty();
        assertThat(assessed.tones()).isEmpty();
        assertThat(assessed.words()).isEmpty();
    }

    @Test
    void anOrderTakenBackWhileItIsSpokenSaysNothingMore() throws Exception {
        CancelToken cancel = new CancelToken();
        Heard heard = new Heard(cancel::cancel);
        work().speak(order(0, AudioFormat.PCM), cancel, heard);
        letAllFinish();

        assertThat(heard.pieces()).hasSize(1);
        assertThat(heard.ends()).isEmpty();
    }

    @Test
    void takingBackAFinishedOrderIsNothing() throws Exception {
        CancelToken cancel = new CancelToken();
        Heard heard = new Heard();
        work().speak(order(0, AudioFormat.PCM), cancel, heard);
        heard.awaitEnd();
        cancel.cancel();
        letAllFinish();

        assertThat(heard.ends()).containsExactly("done");
    }

    @Test
    void soundAndSilenceAreToldApartInEveryFormat() {
        for (AudioFormat format : AudioFormat.values()) {
            try (SpeechProbability ear = work().listen()) {
                float[] probabilities = ear.hear(new byte[(int) format.bytes(320)], format);
                assertThat(probabilities).hasSizeBetween(9, 10);
                for (float probability : probabilities) {
                    assertThat(probability).isBetween(0f, 1f);
                }
            }
        }
    }

    @Test
    void soundCutWithinSamplesIsHeardTheSame() {
        byte[] sound = new byte[9_600];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (byte) (i * 31);
        }
        try (SpeechProbability whole = work().listen();
                SpeechProbability cut = work().listen()) {
            float[] expected = whole.hear(sound, AudioFormat.PCM);
            float[] first = cut.hear(Arrays.copyOf(sound, 1_001), AudioFormat.PCM);
            float[] second = cut.hear(Arrays.copyOfRange(sound, 1_001, sound.length), AudioFormat.PCM);

            float[] joined = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, joined, first.length, second.length);
            assertThat(joined).containsExactly(expected);
        }
    }

    private Heard speak(int chunk, AudioFormat format) {
        Heard heard = new Heard();
        work().speak(order(chunk, format), new CancelToken(), heard);
        return heard;
    }

    private static SpeakOrder order(int chunk, AudioFormat format) {
        return new SpeakOrder(chunk, TEXT, "alloy", 1.0, format);
    }

    private static TranscribeOrder utterance(AudioFormat format) {
        return new TranscribeOrder(format, new byte[(int) format.bytes(1_000)], null, null);
    }

    /** Orders that come after others end after them, or at least after each of them was begun; twenty rounds are a fence. */
    private void letAllFinish() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            speak(1, AudioFormat.PCMU).awaitEnd();
            Heard heard = new Heard();
            work().transcribe(utterance(AudioFormat.PCMU), new CancelToken(), heard);
            heard.awaitEnd();
        }
    }
}
