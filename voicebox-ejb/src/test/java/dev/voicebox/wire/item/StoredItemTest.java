package dev.voicebox.wire.item;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.journal.Records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StoredItemTest {

    @Test
    void everyTypeOfItemReadsBackAsItWas() {
        for (Item item : Records.everyItem()) {
            assertThat(StoredItem.read(StoredItem.write(item))).isEqualTo(item);
        }
    }

    @Test
    void soundIsNotKept() {
        Item spoken = new Item.Message(
                new ItemId("item_1"),
                Item.Role.USER,
                Item.Status.COMPLETED,
                java.util.List.of(new ContentPart.InputAudio("words", new byte[1_000])));

        assertThat(StoredItem.write(spoken)).doesNotContain("AAAA").contains("words");
    }

    @Test
    void aReferenceIsNoItemThatIsKept() {
        assertThatThrownBy(() -> StoredItem.read(StoredItem.write(new Item.Reference(new ItemId("item_1")))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
