package dev.voicebox.wire;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.Item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ItemJsonTest {

    @Test
    void whatWasWrittenIsReadAgain() {
        for (Item item : Samples.items()) {
            String json = ItemJson.write(item);

            assertThat(ItemJson.write(ItemJson.read(json))).isEqualTo(json);
            assertThat(json).doesNotContain("\"audio\":");
        }
    }

    @Test
    void theWholeItemKeepsItsSound() {
        for (Item item : Samples.items()) {
            String json = ItemJson.writeWhole(item);

            assertThat(ItemJson.writeWhole(ItemJson.read(json))).isEqualTo(json);
        }
        assertThat(ItemJson.writeWhole(Samples.SAID)).contains("\"audio\":\"AQIDBA==\"");
    }

    @Test
    void anythingElseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ItemJson.read("{"));
        assertThatIllegalArgumentException().isThrownBy(() -> ItemJson.read("{\"type\":\"mcp_call\"}"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItemJson.read("{\"type\":\"function_call\",\"status\":\"completed\"}"));
    }
}
