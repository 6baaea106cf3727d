package dev.voicebox.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.config.SessionConfig;
import dev.voicebox.config.TranscriptionConfig;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.wire.ClientEventReader;

import static org.assertj.core.api.Assertions.assertThat;

/** What was accepted can be applied, written, and sent back. */
final class Accepted {
    private static final ItemId ID = new ItemId("item_000000000000000000000");

    private final ClientEventReader reader;
    private final Frames frames;

    Accepted(ClientEventReader reader, Frames frames) {
        this.reader = reader;
        this.frames = frames;
    }

    void check(ClientEvent event) {
        if (event instanceof ClientEvent.SessionUpdate update) {
            update(SessionConfig.defaults("gpt-realtime"), update.session());
            update(TranscriptionConfig.defaults(), update.session());
        } else if (event instanceof ClientEvent.ItemCreate create) {
            item(create.item());
        } else if (event instanceof ClientEvent.ResponseCreate create) {
            answer(create);
        }
    }

    /** The session that clients are shown can be sent back, and then changes nothing. */
    private void update(SessionConfig before, ObjectNode patch) {
        ObjectNode shownBefore = before.document();
        ObjectNode sent = patch.deepCopy();
        try {
            SessionConfig after = before.merge(patch);
            frames.write(new ServerEvent.SessionUpdated(after.document("sess_000000000000000000000", 1), null));
            assertThat(after.merge(after.document()).document()).isEqualTo(after.document());
        } catch (ProtocolViolation refusal) {
            frames.refuse(refusal.error());
        }
        assertThat(patch).as("the patch is the client's").isEqualTo(sent);
        assertThat(before.document()).as("a configuration never changes").isEqualTo(shownBefore);
    }

    /** An item that a client retrieves can be created again, and is then the same. */
    private void item(Item item) {
        Item named = item.id() == null ? item.withId(ID) : item;
        frames.write(new ItemEvent.Added(named, null));
        JsonNode shown = frames.write(new ItemEvent.Retrieved(named)).get("item");
        ObjectNode again = JsonNodeFactory.instance.objectNode();
        again.put("type", "conversation.item.create").set("item", shown);
        try {
            ClientEvent.ItemCreate second = (ClientEvent.ItemCreate) reader.read(again.toString());
            assertThat(frames.write(new ItemEvent.Retrieved(second.item())).get("item"))
                    .isEqualTo(shown);
        } catch (ProtocolViolation refusal) {
            throw new AssertionError("what is shown is refused: " + refusal.error(), refusal);
        }
    }

    private void answer(ClientEvent.ResponseCreate create) {
        try {
            SessionConfig.defaults("gpt-realtime").answer().with(create.overrides());
        } catch (ProtocolViolation refusal) {
            frames.refuse(refusal.error());
        }
        if (create.input() != null) {
            create.input().stream()
                    .filter(item -> !(item instanceof Item.Reference))
                    .forEach(this::item);
        }
    }
}
