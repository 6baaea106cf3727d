package dev.voicebox.speech.tts;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.Sounds;

import static org.assertj.core.api.Assertions.assertThat;

/** Where words end when the silence around them is gone; 1 s of silence, 100 ms of sound, 1 s of silence. */
class TrimmedWordsTest {
    private static final int RATE = 8_000;

    private final RecordingSink sink = new RecordingSink();
    private final SilenceTrimmer trimmer = new SilenceTrimmer(sink);

    @Test
    void theSilenceBeforeTheFirstWordNoLongerCounts() {
        trimmer.word(new SpokenWord(0, 2, 1_060));
        trimmer.word(new SpokenWord(3, 5, 1_100));
        trimmer.accept(sound());
        trimmer.finish();

        assertThat(ends()).containsExactly(110L, 150L);
    }

    @Test
    void itMayComeInPieces() {
        trimmer.word(new SpokenWord(0, 2, 1_060));
        trimmer.word(new SpokenWord(3, 5, 1_100));
        short[] all = sound().samples();
        for (int at = 0; at < all.length; at += 700) {
            trimmer.accept(new Pcm(Arrays.copyOfRange(all, at, Math.min(all.length, at + 700)), RATE));
        }
        trimmer.finish();

        assertThat(ends()).containsExactly(110L, 150L);
    }

    @Test
    void aWordThatEndsInTheSilenceEndsWithTheSound() {
        trimmer.word(new SpokenWord(0, 2, 1_900));
        trimmer.accept(sound());
        trimmer.finish();

        assertThat(ends()).containsExactly(200L);
        assertThat(sink.sound().durationMs()).isEqualTo(200);
    }

    @Test
    void aWordThatEndsBeforeAnySoundTakesNoTime() {
        trimmer.word(new SpokenWord(0, 2, 300));
        trimmer.accept(sound());

        assertThat(ends()).containsExactly(0L);
    }

    @Test
    void silenceBetweenSentencesStays() {
        trimmer.word(new SpokenWord(0, 2, 1_100));
        trimmer.accept(sound());
        trimmer.word(new SpokenWord(3, 5, 3_200));
        trimmer.accept(sound());
        trimmer.finish();

        assertThat(ends()).containsExactly(150L, 2_250L);
        assertThat(sink.piecesBefore()).containsExactly(0, 1);
    }

    @Test
    void wordsOfSilenceAreNeverTold() {
        trimmer.word(new SpokenWord(0, 2, 500));
        trimmer.accept(new Pcm(new short[RATE], RATE));
        trimmer.finish();

        assertThat(sink.words()).isEmpty();
    }

    private List<Long> ends() {
        return sink.words().stream().map(SpokenWord::endMs).toList();
    }

    private static Pcm sound() {
        short[] word = new short[RATE / 10];
        Arrays.fill(word, (short) 5_000);
        return new Pcm(Sounds.joined(new short[RATE], word, new short[RATE]), RATE);
    }
}
