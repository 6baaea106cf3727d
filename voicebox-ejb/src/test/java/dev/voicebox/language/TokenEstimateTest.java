package dev.voicebox.language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Tokens that nobody has counted yet. */
class TokenEstimateTest {

    @ParameterizedTest
    @CsvSource({"'',0", "a,1", "abcd,1", "abcde,2", "Привет,3", "größer,2", "你好世界,4"})
    void aTextHasTokensByItsLettersAndTheirAlphabet(String text, int tokens) {
        assertThat(TokenEstimate.ofText(text)).isEqualTo(tokens);
    }

    @Test
    void piecesOfATextAddUpToTheWhole() {
        long quarters = TokenEstimate.quarters("ab") + TokenEstimate.quarters("cd") + TokenEstimate.quarters("e");

        assertThat(TokenEstimate.ofQuarters(quarters)).isEqualTo(TokenEstimate.ofText("abcde"));
    }

    @Test
    void aToolIsReadWithItsDescriptionAndSchema() {
        ModelTool tool = new ModelTool(
                "abcd", "efgh", JsonNodeFactory.instance.objectNode().put("a", 1));

        assertThat(TokenEstimate.ofTool(tool)).as("4 + 4 + 7 characters").isEqualTo(4);
        assertThat(TokenEstimate.ofTool(new ModelTool("abcd", null, null))).isEqualTo(1);
    }
}
