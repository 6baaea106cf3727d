package dev.voicebox.language.openai.request;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.language.ModelMessage;
import dev.voicebox.language.ModelMessage.AssistantText;
import dev.voicebox.language.ModelMessage.SystemText;
import dev.voicebox.language.ModelMessage.ToolCall;
import dev.voicebox.language.ModelMessage.ToolResult;
import dev.voicebox.language.ModelMessage.UserImage;
import dev.voicebox.language.ModelMessage.UserText;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelRequest.ToolUse;
import dev.voicebox.language.ModelTool;
import dev.voicebox.language.Sampling;
import dev.voicebox.language.Tuning;
import dev.voicebox.language.openai.ApiKey;
import dev.voicebox.language.openai.ChatEndpoint;
import dev.voicebox.language.openai.Patience;

import static org.assertj.core.api.Assertions.assertThat;

class ChatRequestBodyTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void instructionsComeFirst() throws Exception {
        JsonNode body = body(request("Be brief.", List.of(new UserText("hi"), new SystemText("now loud"))));

        assertThat(body.path("messages").toString()).isEqualTo("""
                        [{"role":"system","content":"Be brief."},{"role":"user","content":"hi"},\
                        {"role":"system","content":"now loud"}]""");
    }

    @Test
    void callsAndTheirResultsStayTogether() throws Exception {
        JsonNode messages = body(request(
                        "",
                        List.of(
                                new UserText("light and weather"),
                                new ToolCall("c1", "light", "{\"on\":true}"),
                                new ToolCall("c2", "weather", "{}"),
                                new UserText("hurry"),
                                new ToolResult("c2", "sunny"),
                                new ToolResult("c1", "done"),
                                new AssistantText("Done."))))
                .path("messages");

        assertThat(messages.findValuesAsText("role"))
                .containsExactly("user", "assistant", "tool", "tool", "user", "assistant");
        assertThat(messages.path(1).path("tool_calls").findValuesAsText("name")).containsExactly("light", "weather");
        assertThat(messages.path(2).toString())
                .isEqualTo("{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"done\"}");
        assertThat(messages.path(3).path("content").asText()).isEqualTo("sunny");
    }

    @Test
    void aCallAfterAResultBelongsToAnotherMessage() throws Exception {
        JsonNode messages = body(request(
                        "",
                        List.of(
                                new UserText("the weather by now"),
                                new ToolCall("c1", "clock", "{}"),
                                new ToolResult("c1", "noon"),
                                new ToolCall("c2", "weather", "{}"),
                                new ToolResult("c2", "rain"))))
                .path("messages");

        assertThat(messages.findValuesAsText("role")).containsExactly("user", "assistant", "tool", "assistant", "tool");
    }

    @Test
    void aCallWithoutResultGetsAPlaceholderAndAResultWithoutCallIsLeftOut() throws Exception {
        JsonNode messages = body(request(
                        "", List.of(new ToolResult("gone", "x"), new ToolCall("c1", "light", "{}"), new UserText("?"))))
                .path("messages");

        assertThat(messages.findValuesAsText("role")).containsExactly("assistant", "tool", "user");
        assertThat(messages.path(1).path("content").asText()).isEqualTo("(no result yet)");
    }

    @Test
    void aCallThatWasInterruptedDoesNotSpoilTheConversation() throws Exception {
        JsonNode function = body(request("", List.of(new ToolCall("c1", "li ght", "{\"where\":\"kit"))))
                .at("/messages/0/tool_calls/0/function");

        assertThat(function.toString()).isEqualTo("{\"name\":\"li_ght\",\"arguments\":\"{}\"}");
    }

    @Test
    void aPictureKeepsItsDetail() throws Exception {
        JsonNode part = body(request("", List.of(new UserImage("data:image/png;base64,AAAA", "low"))))
                .path("messages")
                .path(0)
                .path("content")
                .path(0);

        assertThat(part.toString()).isEqualTo("""
                        {"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA","detail":"low"}}""");
    }

    @Test
    void toolsAndTheChoiceAmongThemAreWritten() throws Exception {
        JsonNode schema = JSON.readTree("{\"type\":\"object\"}");
        List<ModelTool> tools =
                List.of(new ModelTool("light", "switches it", schema), new ModelTool("noop", null, null));
        ToolUse named = new ToolUse(ToolUse.Mode.NAMED, "light");
        JsonNode body = body(new ModelRequest("", List.of(new UserText("hi")), tools, named, OptionalInt.of(50)));

        assertThat(body.path("tools").toString()).isEqualTo("""
                        [{"type":"function","function":{"name":"light","description":"switches it",\
                        "parameters":{"type":"object"}}},{"type":"function","function":{"name":"noop"}}]""");
        assertThat(body.path("tool_choice").path("function").path("name").asText())
                .isEqualTo("light");
        assertThat(body.path("max_tokens").asInt()).isEqualTo(50);
    }

    @Test
    void aStrictToolIsCalledSo() throws Exception {
        ModelTool strict = new ModelTool("light", null, null, true);
        JsonNode function = body(tuned(List.of(strict), Tuning.UNSAID))
                .path("tools")
                .path(0)
                .path("function");

        assertThat(function.path("strict").asBoolean()).isTrue();
    }

    @Test
    void withoutToolsThereIsNoChoice() throws Exception {
        ToolUse required = new ToolUse(ToolUse.Mode.REQUIRED, null);
        JsonNode body =
                body(new ModelRequest("", List.of(new UserText("hi")), List.of(), required, OptionalInt.empty()));

        assertThat(body.has("tools")).isFalse();
        assertThat(body.has("tool_choice")).isFalse();
        assertThat(body.has("max_tokens")).isFalse();
    }

    @Test
    void openAiItselfGetsTheNewerNameOfTheLimit() throws Exception {
        ModelRequest request =
                new ModelRequest("", List.of(new UserText("hi")), List.of(), ToolUse.AUTO, OptionalInt.of(50));
        JsonNode body = JSON.readTree(ChatRequestBody.of(request, at("https://api.openai.com/v1")));

        assertThat(body.path("max_completion_tokens").asInt()).isEqualTo(50);
    }

    @Test
    void callsAreMadeOneAtATimeOnRequest() throws Exception {
        ModelTool tool = new ModelTool("f", null, null);
        JsonNode one = body(tuned(List.of(tool), new Tuning(false, null)));

        assertThat(one.path("parallel_tool_calls").toString()).isEqualTo("false");
        assertThat(body(tuned(List.of(), new Tuning(false, null))).has("parallel_tool_calls"))
                .as("providers refuse it without tools")
                .isFalse();
        assertThat(body(tuned(List.of(tool), Tuning.UNSAID)).has("parallel_tool_calls"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"minimal,low", "low,low", "medium,medium", "high,high", "xhigh,high"})
    void aReasoningModelIsToldHowMuchToThink(String asked, String told) throws Exception {
        ModelRequest request = tuned(List.of(), new Tuning(null, asked));

        assertThat(JSON.readTree(ChatRequestBody.of(request, model("openai/gpt-oss-20b")))
                        .path("reasoning_effort")
                        .asText())
                .isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-4.1-mini", "llama-3.3-70b-versatile", "phi4", "llama3.2"})
    void othersAreNotBecauseTheyWouldRefuseTheRequest(String model) throws Exception {
        ModelRequest request = tuned(List.of(), new Tuning(null, "high"));

        assertThat(JSON.readTree(ChatRequestBody.of(request, model(model))).has("reasoning_effort"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"llama3.2, true", "gpt-5-mini, false"})
    void aTemperatureIsAskedForUnlessTheModelWouldRefuseIt(String name, boolean told) throws Exception {
        ChatEndpoint warm = new ChatEndpoint(
                "any", URI.create("http://127.0.0.1:8000/v1"), ApiKey.NONE, name, Patience.DEFAULT, 8_192, 0.7);

        JsonNode body = JSON.readTree(ChatRequestBody.of(request("", List.of(new UserText("hi"))), warm));
        assertThat(body.has("temperature")).isEqualTo(told);
        assertThat(body.path("temperature").asDouble(0.7)).isEqualTo(0.7);
    }

    @Test
    void whatACallerAsksOfTheSamplingIsPassedOnAndComesBeforeTheSettings() throws Exception {
        ChatEndpoint warm = new ChatEndpoint(
                "any", URI.create("http://127.0.0.1:8000/v1"), ApiKey.NONE, "m", Patience.DEFAULT, 8_192, 0.7);
        Sampling sampling = new Sampling(0.2, 0.9, List.of("END"), JSON.readTree("{\"type\":\"json_object\"}"));

        JsonNode body = JSON.readTree(ChatRequestBody.of(tuned(List.of(), new Tuning(null, null, sampling)), warm));

        assertThat(body.get("temperature").asDouble()).isEqualTo(0.2);
        assertThat(body.get("top_p").asDouble()).isEqualTo(0.9);
        assertThat(body.get("stop").toString()).isEqualTo("[\"END\"]");
        assertThat(body.at("/response_format/type").asText()).isEqualTo("json_object");
        JsonNode unsaid = body(tuned(List.of(), Tuning.UNSAID));
        assertThat(List.of("temperature", "top_p", "stop", "response_format")).noneMatch(unsaid::has);
    }

    private static ModelRequest tuned(List<ModelTool> tools, Tuning tuning) {
        return new ModelRequest("", List.of(new UserText("hi")), tools, ToolUse.AUTO, OptionalInt.empty(), tuning);
    }

    private static ChatEndpoint model(String name) {
        return new ChatEndpoint("any", URI.create("http://127.0.0.1:8000/v1"), ApiKey.NONE, name, Patience.DEFAULT);
    }

    private static ModelRequest request(String instructions, List<ModelMessage> messages) {
        return new ModelRequest(instructions, messages, List.of(), ToolUse.AUTO, OptionalInt.empty());
    }

    private static JsonNode body(ModelRequest request) throws IOException {
        return JSON.readTree(ChatRequestBody.of(request, at("http://127.0.0.1:8000/v1")));
    }

    private static ChatEndpoint at(String url) {
        return new ChatEndpoint("openai", URI.create(url), ApiKey.NONE, "m", Patience.DEFAULT);
    }
}
