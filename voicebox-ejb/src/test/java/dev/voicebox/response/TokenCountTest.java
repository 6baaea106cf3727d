package dev.voicebox.response;

import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.Usage;
import dev.voicebox.language.ModelMessage;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelRequest.ToolUse;
import dev.voicebox.language.ModelUsage;

import static org.assertj.core.api.Assertions.assertThat;

/** Tokens of an answer. */
class TokenCountTest {

    @Test
    void whatTheProviderCountedIsTaken() {
        assertThat(TokenCount.of(request("any"), new ModelUsage(100, 40, 20), 9_999, 1_000))
                .isEqualTo(new Usage(100, 0, 40, 20, 20));
    }

    @Test
    void fourWrittenCharactersAreATokenAndFiftySpokenMs() {
        Usage usage = TokenCount.of(request(""), null, 9, 149);

        assertThat(usage).isEqualTo(new Usage(0, 0, 0, 3, 2));
        assertThat(usage.total()).isEqualTo(5);
    }

    @Test
    void theInputIsEstimatedFromAllThatTheModelReads() {
        int less = TokenCount.estimate(request("12345678"));
        int more = TokenCount.estimate(request("12345678", new ModelMessage.UserText("x".repeat(400))));

        assertThat(less).isEqualTo(2);
        assertThat(more - less).isBetween(100, 110);
    }

    @Test
    void aPictureIsNotCountedByTheLengthOfItsBytes() {
        String picture = "data:image/png;base64," + "A".repeat(1_000_000);

        assertThat(TokenCount.estimate(request("", new ModelMessage.UserImage(picture, "low"))))
                .isLessThan(2_000);
    }

    private static ModelRequest request(String instructions, ModelMessage... messages) {
        return new ModelRequest(instructions, List.of(messages), List.of(), ToolUse.AUTO, OptionalInt.empty());
    }
}
