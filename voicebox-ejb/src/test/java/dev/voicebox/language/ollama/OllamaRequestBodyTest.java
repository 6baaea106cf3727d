package dev.voicebox.language.ollama;

import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.language.ModelMessage;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelRequest.ToolUse;
import dev.voicebox.language.ModelTool;
import dev.voicebox.language.openai.ScriptedModelServer.Exchange;

import static org.assertj.core.api.Assertions.assertThat;

class OllamaRequestBodyTest extends OllamaFixture {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<ModelTool> TOOLS =
            List.of(new ModelTool("light", "switches", JSON.createObjectNode()), new ModelTool("door", null, null));

    @Test
    void itIsToldHowMuchToReadAndWrite() throws Exception {
        Exchange exchange = asked(request(List.of(new ModelMessage.UserText("hello")), List.of(), ToolUse.AUTO));

        assertThat(exchange.head()).startsWith("POST /api/chat HTTP/1.1").doesNotContain("Authorization");
        JsonNode body = JSON.readTree(exchange.body());
        assertThat(body.get("model").asText()).isEqualTo("llama3.2");
        assertThat(body.get("stream").asBoolean()).isTrue();
        assertThat(body.get("options").toString())
                .isEqualTo("{\"num_ctx\":8192,\"num_predict\":100,\"temperature\":0.5}");
        assertThat(body.get("messages").toString())
                .isEqualTo("[{\"role\":\"system\",\"content\":\"Be kind.\"},"
                        + "{\"role\":\"user\",\"content\":\"hello\"}]");
        assertThat(body.has("tools")).isFalse();
    }

    @Test
    void callsResultsAndPicturesAreWrittenAsItReadsThem() throws Exception {
        List<ModelMessage> messages = List.of(
                new ModelMessage.UserImage("data:image/png;base64,iVBO", null),
                new ModelMessage.ToolCall("c1", "light", "{\"on\":true}"),
                new ModelMessage.ToolCall("c2", "door", "not json"),
                new ModelMessage.ToolResult("c1", "done"),
                new ModelMessage.ToolResult("c9", "of no call"));

        JsonNode told = JSON.readTree(
                        asked(request(messages, TOOLS, ToolUse.AUTO)).body())
                .get("messages");

        assertThat(told).hasSize(5);
        assertThat(told.at("/1/images/0").asText()).isEqualTo("iVBO");
        assertThat(told.at("/2/tool_calls/0/function/arguments/on").asBoolean()).isTrue();
        assertThat(told.at("/3/tool_calls/0/function/arguments").toString()).isEqualTo("{}");
        assertThat(told.get(4).toString())
                .isEqualTo("{\"role\":\"tool\",\"content\":\"done\",\"tool_name\":\"light\",\"tool_call_id\":\"c1\"}");
    }

    @ParameterizedTest
    @CsvSource({"AUTO, 2", "REQUIRED, 2", "NAMED, 1", "NONE, 0"})
    void itIsShownTheFunctionsThatItMayCall(ToolUse.Mode mode, int shown) throws Exception {
        String name = mode == ToolUse.Mode.NAMED ? "door" : null;
        Exchange exchange = asked(request(List.of(new ModelMessage.UserText("x")), TOOLS, new ToolUse(mode, name)));

        assertThat(JSON.readTree(exchange.body()).path("tools")).hasSize(shown);
    }

    private static ModelRequest request(List<ModelMessage> messages, List<ModelTool> tools, ToolUse use) {
        return new ModelRequest("Be kind.", messages, tools, use, OptionalInt.of(100));
    }
}
