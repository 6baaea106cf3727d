package dev.voicebox.nemesis.caller;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.nemesis.history.History;
import dev.voicebox.nemesis.history.Operation;
import dev.voicebox.nemesis.history.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class StoryTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Story story = new Story(3);
    private long nanos = System.nanoTime();

    @Test
    void whatCameTwiceIsFound() throws IOException {
        hears("event_1", "rate_limits.updated", "");
        hears("event_1", "rate_limits.updated", "");

        assertThat(story.complaints()).anyMatch(complaint -> complaint.contains("event_1 came twice"));
    }

    @Test
    void whatTheProtocolForbidsIsFound() throws IOException {
        hears("event_1", "response.done", ",\"response\":{\"id\":\"resp_1\"}");

        assertThat(story.complaints()).isNotEmpty();
    }

    @Test
    void whatIsKeptAndWasNotHeardInItsOrderIsFound() throws IOException {
        hears("event_1", "session.created", "");
        hears("event_2", "response.created", "");
        hears("event_3", "response.output_text.delta", "");
        hears("event_4", "response.done", "");

        assertThat(story.unheard(List.of("event_2", "event_3", "event_4"))).isEmpty();
        assertThat(story.unheard(List.of("event_2", "event_4")))
                .as("one was not kept")
                .isEmpty();
        assertThat(story.unheard(List.of("event_2", "event_x", "event_4"))).containsExactly("event_x");
        assertThat(story.unheard(List.of("event_3", "event_2"))).containsExactly("event_2");
    }

    @Test
    void anAnswerIsUnderWayUntilItsEnd() throws IOException {
        hears("event_1", "response.created", "");
        long between = nanos;
        hears("event_2", "response.done", "");

        assertThat(story.openAt(between)).isEqualTo(1);
        assertThat(story.openAt(nanos)).isZero();
    }

    @Test
    void onlyWhatIsSaidToBeDoneIsAcknowledged(@TempDir Path folder) throws IOException {
        hears("event_1", "conversation.item.added", item("item_1", null));
        hears("event_2", "conversation.item.done", item("item_1", null));
        hears("event_3", "conversation.item.added", item("item_2", "item_1"));

        try (History history = new History(folder.resolve("history.jsonl"))) {
            assertThat(story.operations(history))
                    .extracting(Operation::item, Operation::outcome)
                    .containsExactly(tuple("item_1", Outcome.OK), tuple("item_2", Outcome.UNKNOWN));
        }
    }

    private static String item(String id, String previous) {
        return ",\"previous_item_id\":" + (previous == null ? "null" : "\"" + previous + "\"") + ",\"item\":{\"id\":\""
                + id + "\",\"type\":\"message\",\"role\":\"user\",\"content\":[]}";
    }

    private void hears(String id, String type, String rest) throws IOException {
        nanos += 1_000_000;
        story.add(
                new Heard(nanos, JSON.readTree("{\"type\":\"" + type + "\",\"event_id\":\"" + id + "\"" + rest + "}")));
    }
}
