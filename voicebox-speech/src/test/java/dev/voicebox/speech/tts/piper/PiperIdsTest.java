package dev.voicebox.speech.tts.piper;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.voicebox.speech.tts.phoneme.Clause;

import static org.assertj.core.api.Assertions.assertThat;

class PiperIdsTest {
    private static final Map<Integer, long[]> IDS = Map.of(
            (int) '_', ids(0), (int) '^', ids(1), (int) '$', ids(2), (int) ',', ids(3), (int) ' ', ids(4), (int) 'a',
            ids(5), (int) 'b', ids(6, 7), 0x303, ids(8), (int) 'o', ids(9));

    @Test
    void aPadFollowsEverySymbol() {
        assertThat(PiperIds.of(List.of(clause("a", "")), IDS)).containsExactly(1, 0, 5, 0, 2);
    }

    @Test
    void clausesKeepTheirMarksAndAreApart() {
        assertThat(PiperIds.of(List.of(clause("a", ","), clause("o", "")), IDS))
                .containsExactly(1, 0, 5, 0, 3, 0, 4, 0, 9, 0, 2);
    }

    @Test
    void accentsAreSymbolsOfTheirOwnAndTiesAreNone() {
        assertThat(PiperIds.of(List.of(clause("\u00f5^a", "")), IDS)).containsExactly(1, 0, 9, 0, 8, 0, 5, 0, 2);
    }

    @Test
    void aSymbolMayHaveSeveralNumbers() {
        assertThat(PiperIds.of(List.of(clause("b", "")), IDS)).containsExactly(1, 0, 6, 7, 0, 2);
    }

    @Test
    void unknownSymbolsAreLeftOutAndCapitalsAreSmall() {
        assertThat(PiperIds.of(List.of(clause("xAx", "!")), IDS)).containsExactly(1, 0, 5, 0, 2);
    }

    @Test
    void whatIsNotKnownAtAllIsNothing() {
        assertThat(PiperIds.of(List.of(clause("xyz", ",")), IDS)).isEmpty();
    }

    private static Clause clause(String word, String mark) {
        return new Clause(List.of(word), mark);
    }

    private static long[] ids(long... ids) {
        return ids;
    }
}
