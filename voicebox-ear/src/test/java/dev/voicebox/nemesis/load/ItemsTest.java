package dev.voicebox.nemesis.load;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.nemesis.history.ItemHash;

import static org.assertj.core.api.Assertions.assertThat;

class ItemsTest {
    private static final int MANY = 2_000;

    @Test
    void noTwoItemsShareAnIdAndAllFitTheProtocol() {
        List<String> ids = Stream.generate(items("k0x19")::next)
                .limit(MANY)
                .map(item -> item.path("id").asText())
                .toList();

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.length() <= 32);
    }

    @Test
    void theSameSeedSaysTheSame() {
        Items once = items("a");
        Items again = items("b");

        for (int n = 0; n < 100; n++) {
            ObjectNode first = once.next();
            ObjectNode second = again.next();
            // The ids of calls are as unique as those of items.
            if (first.path("type").asText().equals("message")) {
                assertThat(ItemHash.of(first)).isEqualTo(ItemHash.of(second));
            }
        }
    }

    @Test
    void aResultIsSentOnlyForACallThatWasAcknowledgedInTheSameSession() {
        Items items = items("c");
        for (int n = 0; n < MANY; n++) {
            assertThat(items.next().path("type").asText()).isNotEqualTo("function_call_output");
        }
        ObjectNode call = items.next().put("type", "function_call").put("call_id", "call_1");
        items.onAcknowledged(call);
        items.onNewSession();
        assertThat(types(items)).doesNotContain("function_call_output");

        items.onAcknowledged(call);

        assertThat(types(items)).contains("function_call_output");
    }

    @Test
    void textsAreEmptyAndShortAndAsLongAsAnItemMayBe() {
        Words words = new Words(new Random(3));

        List<Integer> sizes = Stream.generate(words::next)
                .limit(1_000)
                .map(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .toList();

        assertThat(sizes)
                .contains(0)
                .allMatch(size -> size <= 256 * 1024)
                .anyMatch(size -> size > 250 * 1024)
                .anyMatch(size -> size > 0 && size < 200);
    }

    private static List<String> types(Items items) {
        return Stream.generate(items::next)
                .limit(100)
                .map(item -> item.path("type").asText())
                .toList();
    }

    private static Items items(String prefix) {
        return new Items(prefix, new Random(5));
    }
}
