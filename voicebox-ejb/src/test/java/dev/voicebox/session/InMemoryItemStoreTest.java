package dev.voicebox.session;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.ItemId;
import dev.voicebox.event.SessionId;

import static org.assertj.core.api.Assertions.assertThatCode;

class InMemoryItemStoreTest {

    @Test
    void anItemThatWasNeverStoredCanBeForgotten() {
        InMemoryItemStore store = new InMemoryItemStore();

        assertThatCode(() -> store.forget(new SessionId("sess_1"), new ItemId("item_1")))
                .doesNotThrowAnyException();
    }
}
