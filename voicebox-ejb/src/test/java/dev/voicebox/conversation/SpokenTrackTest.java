package dev.voicebox.conversation;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.voicebox.job.SpokenPiece.Word;
import dev.voicebox.spoken.SpokenForm;

import static org.assertj.core.api.Assertions.assertThat;

/** Which words a caller has heard after so many ms. */
class SpokenTrackTest {
    private final SpokenTrack track = new SpokenTrack();

    @Test
    void nothingIsHeardOfNothing() {
        assertThat(track.heardBy(0)).isEmpty();
        assertThat(track.heardBy(1_000)).isEmpty();
        assertThat(track.lengthMs()).isZero();
    }

    @Test
    void aChunkIsHeardWholeWhenItHasEnded() {
        track.spoke(SpokenForm.verbatim("One two. "), 900);
        track.spoke(SpokenForm.verbatim("Three four."), 2_000);

        assertThat(track.heardBy(900)).isEqualTo("One two.");
        assertThat(track.heardBy(2_000)).isEqualTo("One two. Three four.");
        assertThat(track.heardBy(9_000)).isEqualTo("One two. Three four.");
    }

    @Test
    void ofAChunkThatBrokeOffOnlyTheBeginningWasHeard() {
        track.speaking(SpokenForm.verbatim("One two three. "), 500, List.of(new Word(3, 200), new Word(7, 450)));
        track.brokeOff(SpokenForm.verbatim("One two three. "), 500);
        track.spoke(SpokenForm.verbatim("Four."), 900);

        assertThat(track.heardBy(500)).isEqualTo("One two");
        assertThat(track.heardBy(900)).isEqualTo("One two Four.");
    }

    @Test
    void ofAnAmountThatIsSpokenInWordsNothingWasHeardBeforeTheLast() {
        SpokenForm form = SpokenForm.of("Pay $12.50 now.");
        track.speaking(form, 2_000, List.of(new Word(3, 300), new Word(10, 800), new Word(35, 1_800)));

        assertThat(form.text().substring(0, 35)).isEqualTo("Pay twelve dollars and fifty cents ");
        assertThat(track.heardBy(1_000)).isEqualTo("Pay");
        assertThat(track.heardBy(1_800)).isEqualTo("Pay $12.50");
    }

    @Test
    void aWordIsHeardWhenItHasEnded() {
        // 20 characters in 2 s: 100 ms each; "One" ends at 300 ms, "two" at 700 ms.
        track.spoke(SpokenForm.verbatim("One two three. Four."), 2_000);

        assertThat(track.heardBy(299)).isEmpty();
        assertThat(track.heardBy(300)).isEqualTo("One");
        assertThat(track.heardBy(699)).isEqualTo("One");
        assertThat(track.heardBy(700)).isEqualTo("One two");
        assertThat(track.heardBy(1_999)).isEqualTo("One two three.");
    }

    @Test
    void ofAChunkThatIsNotFinishedTheUsualPaceIsTaken() {
        // 65 ms a character: "Slow words are coming" would last 1,365 ms, of which 650 ms are made.
        track.speaking(SpokenForm.verbatim("Slow words are coming"), 650, List.of());

        assertThat(track.lengthMs()).isEqualTo(650);
        assertThat(track.heardBy(650)).isEqualTo("Slow words");
        track.spoke(SpokenForm.verbatim("Slow words are coming"), 800);
        assertThat(track.heardBy(800)).isEqualTo("Slow words are coming");
    }

    @Test
    void whereTheVoiceTellsWhenWordsEndThatCounts() {
        track.speaking(SpokenForm.verbatim("Well, 1999 it is. "), 900, List.of(new Word(5, 300), new Word(10, 1_900)));
        track.speaking(
                SpokenForm.verbatim("Well, 1999 it is. "), 2_400, List.of(new Word(13, 2_000), new Word(17, 2_300)));
        track.spoke(SpokenForm.verbatim("Well, 1999 it is. "), 2_400);
        track.speaking(SpokenForm.verbatim("Yes."), 3_000, List.of(new Word(4, 590)));
        track.spoke(SpokenForm.verbatim("Yes."), 3_000);

        assertThat(track.heardBy(299)).isEmpty();
        assertThat(track.heardBy(300)).isEqualTo("Well,");
        assertThat(track.heardBy(1_899)).isEqualTo("Well,");
        assertThat(track.heardBy(1_900)).isEqualTo("Well, 1999");
        assertThat(track.heardBy(2_400)).isEqualTo("Well, 1999 it is.");
        assertThat(track.heardBy(2_989)).isEqualTo("Well, 1999 it is.");
        assertThat(track.heardBy(2_990)).isEqualTo("Well, 1999 it is. Yes.");
    }

    @Test
    void aWordThatIsStillBeingSaidIsNotHeard() {
        track.speaking(SpokenForm.verbatim("Tremendous!"), 900, List.of(new Word(11, 1_000)));

        assertThat(track.heard()).isEmpty();
        track.speaking(SpokenForm.verbatim("Tremendous!"), 1_000, List.of());
        assertThat(track.heard()).isEqualTo("Tremendous!");
    }

    @Test
    void aFinishedChunkIsHeardWholeThoughItsLastWordWasNotTold() {
        track.speaking(SpokenForm.verbatim("One two. "), 500, List.of(new Word(3, 300)));
        track.spoke(SpokenForm.verbatim("One two. "), 600);

        assertThat(track.heardBy(599)).isEqualTo("One");
        assertThat(track.heardBy(600)).isEqualTo("One two.");
    }

    @Test
    void cuttingAgainIsAsTrueAsCuttingOnce() {
        for (long ms = 0; ms <= 800; ms += 10) {
            SpokenTrack once = told();
            once.cut(ms);
            SpokenTrack twice = told();
            twice.cut(800);
            twice.cut(ms);

            assertThat(twice.heard()).as("%d ms", ms).isEqualTo(once.heard()).isEqualTo(told().heardBy(ms));
        }
    }

    @Test
    void atTheBeginningNothingIsHeardEvenOfTextWithoutSound() {
        track.spoke(SpokenForm.verbatim("... "), 0);
        track.spoke(SpokenForm.verbatim("One."), 500);

        assertThat(track.heardBy(0)).isEmpty();
        assertThat(track.heardBy(500)).isEqualTo("... One.");
    }

    private static SpokenTrack told() {
        SpokenTrack told = new SpokenTrack();
        told.spoke(SpokenForm.verbatim("By length alone. "), 400);
        told.speaking(SpokenForm.verbatim("By time."), 900, List.of(new Word(2, 390), new Word(8, 410)));
        told.spoke(SpokenForm.verbatim("By time."), 900);
        return told;
    }

    @Test
    void whatIsCutIsForgotten() {
        track.spoke(SpokenForm.verbatim("One two three. "), 1_500);
        track.spoke(SpokenForm.verbatim("Four five six."), 3_000);
        track.cut(800);

        assertThat(track.lengthMs()).isEqualTo(800);
        assertThat(track.heardBy(3_000)).isEqualTo("One two");
        assertThat(track.heard()).isEqualTo("One two");
        track.cut(0);
        assertThat(track.heardBy(3_000)).isEmpty();
    }

    @Test
    void aCutForgetsTheChunkThatWasBeingSpoken() {
        track.spoke(SpokenForm.verbatim("One. "), 500);
        track.speaking(SpokenForm.verbatim("Two three four."), 700, List.of());
        track.cut(500);

        assertThat(track.heardBy(5_000)).isEqualTo("One.");
    }

    @Test
    void aChunkWithoutSoundTakesNoTime() {
        track.spoke(SpokenForm.verbatim("One. "), 500);
        track.spoke(SpokenForm.verbatim("Unspoken. "), 500);
        track.spoke(SpokenForm.verbatim("Two."), 1_000);

        assertThat(track.heardBy(499)).doesNotContain("Unspoken");
        assertThat(track.heardBy(1_000)).isEqualTo("One. Unspoken. Two.");
    }

    @Test
    void moreTimeNeverMeansFewerWords() {
        Random random = new Random(50);
        for (int i = 0; i < 500; i++) {
            SpokenTrack any = new SpokenTrack();
            StringBuilder all = new StringBuilder();
            long end = 0;
            for (int chunk = random.nextInt(4); chunk >= 0; chunk--) {
                String text = words(random);
                all.append(text);
                end += random.nextInt(2_000);
                if (chunk == 0 && random.nextBoolean()) {
                    any.speaking(SpokenForm.verbatim(text), end, List.of());
                } else {
                    any.spoke(SpokenForm.verbatim(text), end);
                }
            }
            String before = "";
            for (long ms = 0; ms < end + 3_000; ms += 1 + random.nextInt(90)) {
                String heard = any.heardBy(ms);
                assertThat(heard).startsWith(before);
                assertThat(all.toString()).startsWith(heard);
                before = heard;
            }
        }
    }

    private static String words(Random random) {
        StringBuilder words = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            words.append("abcdefghij", 0, 1 + random.nextInt(10)).append(' ');
        }
        return words.toString();
    }
}
