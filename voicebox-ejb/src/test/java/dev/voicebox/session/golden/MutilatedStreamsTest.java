package dev.voicebox.session.golden;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.voicebox.protocol.golden.Golden;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is taken out of a legal stream, doubled, moved or changed in it: the grammar notices. */
class MutilatedStreamsTest {
    /** What may be missing: without it the stream is that of another legal conversation. */
    private static final Set<String> MAY_MISS = Set.of(
            "error",
            "session.updated",
            "rate_limits.updated",
            "input_audio_buffer.cleared",
            "input_audio_buffer.committed",
            "input_audio_buffer.speech_started",
            "input_audio_buffer.speech_stopped",
            "input_audio_buffer.timeout_triggered",
            "conversation.item.retrieved",
            "conversation.item.truncated",
            "conversation.item.deleted",
            "conversation.item.input_audio_transcription.delta",
            "conversation.item.input_audio_transcription.completed",
            "response.output_audio.delta");

    /** What may come twice: the same may be asked for again. */
    private static final Set<String> MAY_COME_TWICE = Set.of(
            "error",
            "session.updated",
            "input_audio_buffer.cleared",
            "conversation.item.retrieved",
            "conversation.item.truncated",
            "response.output_audio.delta");

    /** Fields that have to agree with another event, and something that they are not. */
    private static final Map<String, JsonNode> WRONG = Map.of(
            "output_index", IntNode.valueOf(7),
            "content_index", IntNode.valueOf(7),
            "response_id", TextNode.valueOf("resp_another00000000000000"),
            "item_id", TextNode.valueOf("item_another00000000000000"),
            "call_id", TextNode.valueOf("call_another"),
            "name", TextNode.valueOf("another"),
            "delta", TextNode.valueOf("another"),
            "text", TextNode.valueOf("another"),
            "transcript", TextNode.valueOf("another"),
            "arguments", TextNode.valueOf("another"));

    @TempDir
    private Path temp;

    @ParameterizedTest
    @MethodSource("goldens")
    void aMissingEventIsNoticed(Golden golden) throws InterruptedException {
        List<JsonNode> legal = GoldenStreams.of(golden, temp);
        Set<String> unnoticed = new TreeSet<>();
        for (int i = 0; i < legal.size(); i++) {
            List<JsonNode> without = new ArrayList<>(legal);
            String type = without.remove(i).path("type").asText();
            if (GoldenStreams.complaints(without).isEmpty()) {
                unnoticed.add(type);
            }
        }
        assertThat(MAY_MISS).containsAll(unnoticed);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void anEventThatComesTwiceIsNoticed(Golden golden) throws InterruptedException {
        List<JsonNode> legal = GoldenStreams.of(golden, temp);
        Set<String> unnoticed = new TreeSet<>();
        for (int i = 0; i < legal.size(); i++) {
            List<JsonNode> twice = new ArrayList<>(legal);
            twice.add(i, ((ObjectNode) legal.get(i).deepCopy()).put("event_id", "again"));
            if (GoldenStreams.complaints(twice).isEmpty()) {
                unnoticed.add(legal.get(i).path("type").asText());
            }
        }
        assertThat(MAY_COME_TWICE).containsAll(unnoticed);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void eventsOfAnAnswerInAnotherOrderAreNoticed(Golden golden) throws InterruptedException {
        List<JsonNode> legal = GoldenStreams.of(golden, temp);
        Set<String> unnoticed = new TreeSet<>();
        for (int i = 0; i + 1 < legal.size(); i++) {
            JsonNode one = legal.get(i);
            JsonNode next = legal.get(i + 1);
            boolean bothOfAnAnswer =
                    one.has("response_id") && one.path("response_id").equals(next.path("response_id"));
            boolean sameOutput = one.path("output_index").equals(next.path("output_index"));
            if (bothOfAnAnswer && sameOutput && !one.path("type").equals(next.path("type"))) {
                List<JsonNode> swapped = new ArrayList<>(legal);
                swapped.set(i, next);
                swapped.set(i + 1, one);
                if (GoldenStreams.complaints(swapped).isEmpty()) {
                    unnoticed.add(one.path("type").asText() + " and "
                            + next.path("type").asText());
                }
            }
        }
        assertThat(unnoticed).allMatch(pair -> pair.contains("output_audio.delta"));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void aFieldThatDoesNotAgreeIsNoticed(Golden golden) throws InterruptedException {
        List<JsonNode> legal = GoldenStreams.of(golden, temp);
        List<String> unnoticed = new ArrayList<>();
        for (int i = 0; i < legal.size(); i++) {
            String type = legal.get(i).path("type").asText();
            if (type.startsWith("response.") && !type.equals("response.output_audio.delta")) {
                for (Map.Entry<String, JsonNode> wrong : WRONG.entrySet()) {
                    List<JsonNode> changed = new ArrayList<>(legal);
                    ObjectNode frame = legal.get(i).deepCopy();
                    if (frame.has(wrong.getKey())) {
                        changed.set(i, frame.set(wrong.getKey(), wrong.getValue()));
                        if (GoldenStreams.complaints(changed).isEmpty()) {
                            unnoticed.add(type + "." + wrong.getKey());
                        }
                    }
                }
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    static Stream<Golden> goldens() {
        return Golden.all().stream();
    }
}
