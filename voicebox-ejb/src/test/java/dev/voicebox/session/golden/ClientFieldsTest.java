package dev.voicebox.session.golden;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.protocol.ProtocolData;
import dev.voicebox.protocol.Side;
import dev.voicebox.protocol.frame.Variants;
import dev.voicebox.protocol.frame.Variants.Variant;
import dev.voicebox.protocol.golden.ModelStep;

import static org.assertj.core.api.Assertions.assertThat;

/** What the protocol's matrix says of each field of a client: it is taken, or it is refused. */
class ClientFieldsTest {
    private static final String USER =
            "{\"type\":\"conversation.item.create\",\"item\":{\"id\":\"item_known\",\"type\":\"message\","
                    + "\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"hello\"}]}}";
    private static final String CALL = "{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"function_call\","
            + "\"call_id\":\"call_known\",\"name\":\"weather\",\"arguments\":\"{}\"}}";
    private static final String APPROVAL = "{\"type\":\"conversation.item.create\",\"item\":{\"id\":\"mcp_known\","
            + "\"type\":\"mcp_approval_request\",\"server_label\":\"a\",\"name\":\"b\",\"arguments\":\"{}\"}}";
    private static final String TOOLS = "{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\","
            + "\"tools\":[{\"type\":\"function\",\"name\":\"weather\"}]}}";
    private static final String SOUND =
            "{\"type\":\"input_audio_buffer.append\",\"audio\":\"" + "AAAA".repeat(4_000) + "\"}";
    private static final String ANSWER = "{\"type\":\"response.create\"}";

    @TempDir
    private Path temp;

    @ParameterizedTest
    @MethodSource("variants")
    void whatIsSaidToBeTakenIsTakenAndTheRestIsRefused(Variant variant) {
        boolean transcription = variant.field().contains("|TranscriptionSession");
        try (VirtualStage stage = new VirtualStage(transcription ? "transcription" : "realtime", temp)) {
            prepare(stage, variant.field());
            String spoken = lastOf(stage, "/item/id");
            String running = lastOf(stage, "/response/id");
            int before = stage.heard().size();
            stage.say(variant.value().toString().replace("item_spoken", spoken).replace("resp_running", running));

            List<JsonNode> errors = stage.heard().subList(before, stage.heard().size()).stream()
                    .filter(frame -> frame.path("type").asText().equals("error"))
                    .toList();
            assertThat(!errors.isEmpty()).as(variant + " " + errors).isEqualTo(variant.refused());
        }
    }

    static Stream<Variant> variants() {
        Variants variants = new Variants(ProtocolData.GIVEN);
        return ProtocolData.GIVEN.events(Side.CLIENT).values().stream().flatMap(event -> variants.of(event).stream());
    }

    /** What the event needs to be sensible at all. */
    private static void prepare(VirtualStage stage, String field) {
        stage.model(List.of(new ModelStep.Text("Yes, of course. "), new ModelStep.Text("And"), new ModelStep.Hold()));
        if (!field.contains("|TranscriptionSession")) {
            Stream.of(TOOLS, USER, CALL, APPROVAL).forEach(stage::say);
        }
        if (field.startsWith("input_audio_buffer.commit")) {
            stage.say(SOUND);
        }
        if (field.startsWith("response.cancel") || field.startsWith("conversation.item.truncate")) {
            stage.say(ANSWER);
        }
    }

    private static String lastOf(VirtualStage stage, String pointer) {
        return stage.heard().stream()
                .map(frame -> frame.at(pointer).asText())
                .filter(id -> !id.isEmpty())
                .reduce("", (one, next) -> next);
    }
}
