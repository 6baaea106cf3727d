package dev.voicebox.tool;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ToolRoundsTest {
    private final ToolRounds rounds = new ToolRounds(2);

    @Test
    void aRowIsFullAfterThatManyAnswersWithCalls() {
        rounds.onAnswer(true, true);
        assertThat(rounds.isFull()).isFalse();
        rounds.onAnswer(true, false);
        assertThat(rounds.isFull()).isTrue();
    }

    @Test
    void aTurnBeginsANewRow() {
        rounds.onAnswer(true, true);
        rounds.onTurn();
        rounds.onAnswer(true, true);

        assertThat(rounds.isFull()).isFalse();
    }

    @Test
    void anAnswerThatNeedsNoCallBeginsANewRowAndOneThatIsBrokenOffDoesNot() {
        rounds.onAnswer(true, true);
        rounds.onAnswer(false, false);
        rounds.onAnswer(true, true);
        assertThat(rounds.isFull()).isTrue();

        rounds.onAnswer(false, true);
        assertThat(rounds.isFull()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001})
    void aRowHasOneToAThousandRounds(int most) {
        assertThatThrownBy(() -> new ToolRounds(most))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("voicebox.tools.max-rounds must be 1 to 1000, but is " + most);
    }
}
