package dev.voicebox.conversation;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
import dev.voicebox.event.Item.Role;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.McpItem;
import dev.voicebox.language.ModelMessage;

import static org.assertj.core.api.Assertions.assertThat;

/** A conversation as a model reads it. */
class ModelContextTest {

    @Test
    void eachItemBecomesWhatAModelKnows() {
        assertThat(ModelContext.of(List.of(
                        message(Role.SYSTEM, new ContentPart.InputText("be brief")),
                        message(Role.USER, new ContentPart.InputText("hello")),
                        message(Role.USER, new ContentPart.InputAudio("what time is it", new byte[4])),
                        message(Role.ASSISTANT, new ContentPart.OutputText("let me see")),
                        message(Role.ASSISTANT, new ContentPart.OutputAudio("it is", null)),
                        new Item.FunctionCall(id(), Item.Status.COMPLETED, "call_1", "clock", "{}"),
                        new Item.FunctionCallOutput(id(), "call_1", "noon"))))
                .containsExactly(
                        new ModelMessage.SystemText("be brief"),
                        new ModelMessage.UserText("hello"),
                        new ModelMessage.UserText("what time is it"),
                        new ModelMessage.AssistantText("let me see"),
                        new ModelMessage.AssistantText("it is"),
                        new ModelMessage.ToolCall("call_1", "clock", "{}"),
                        new ModelMessage.ToolResult("call_1", "noon"));
    }

    @Test
    void whatIsNoCharacterIsShownToAModelAsSuch() {
        assertThat(ModelContext.of(List.of(
                        message(Role.USER, new ContentPart.InputText("a\u0000b \ud83d\ude00 \ud83d")),
                        new Item.FunctionCall(id(), Item.Status.COMPLETED, "call_1", "clock", "\udc00"),
                        new Item.FunctionCallOutput(id(), "call_1", "\ud800"))))
                .containsExactly(
                        new ModelMessage.UserText("a\ufffdb \ud83d\ude00 \ufffd"),
                        new ModelMessage.ToolCall("call_1", "clock", "\ufffd"),
                        new ModelMessage.ToolResult("call_1", "\ufffd"));
    }

    @Test
    void thePartsOfAMessageKeepTheirOrder() {
        assertThat(ModelContext.of(List.of(message(
                        Role.USER,
                        new ContentPart.InputText("what is this"),
                        new ContentPart.InputImage("data:image/png;base64,AA==", "low"),
                        new ContentPart.InputText("and why")))))
                .containsExactly(
                        new ModelMessage.UserText("what is this"),
                        new ModelMessage.UserImage("data:image/png;base64,AA==", "low"),
                        new ModelMessage.UserText("and why"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void soundWithoutWordsIsInaudible(String transcript) {
        assertThat(ModelContext.of(List.of(message(Role.USER, new ContentPart.InputAudio(transcript, null)))))
                .containsExactly(new ModelMessage.UserText("(inaudible)"));
    }

    @Test
    void anAnswerOfWhichNothingWasHeardIsLeftOut() {
        assertThat(ModelContext.of(List.of(
                        message(Role.ASSISTANT, new ContentPart.OutputAudio("", null)), message(Role.ASSISTANT))))
                .isEmpty();
    }

    @Test
    void whatAToolOfAServerReturnedIsReadLikeAFunction() {
        assertThat(ModelContext.of(List.of(
                        new McpItem.ListTools(id(), "docs", List.of()),
                        mcpCall("item_a", new McpItem.Outcome("found", null)),
                        mcpCall("item_b", new McpItem.Outcome(null, new McpItem.Failure("http_error", 502, "gone"))),
                        mcpCall("item_c", new McpItem.Outcome(null, null)))))
                .containsExactly(
                        new ModelMessage.ToolCall("item_a", "search", "{}"),
                        new ModelMessage.ToolResult("item_a", "found"),
                        new ModelMessage.ToolCall("item_b", "search", "{}"),
                        new ModelMessage.ToolResult("item_b", "Error: gone"),
                        new ModelMessage.ToolCall("item_c", "search", "{}"));
    }

    @Test
    void aCallThatWasNotApprovedIsReadWithTheReason() {
        ItemId request = new ItemId("item_r");
        Item asked = new McpItem.ApprovalRequest(request, "docs", "search", "{}");

        assertThat(ModelContext.of(
                        List.of(asked, new McpItem.ApprovalResponse(id(), request, false, "Too expensive."))))
                .containsExactly(
                        new ModelMessage.ToolCall("item_r", "search", "{}"),
                        new ModelMessage.ToolResult("item_r", "The user did not approve this call. Too expensive."));
        assertThat(ModelContext.of(List.of(asked))).as("nobody has decided yet").isEmpty();
        assertThat(ModelContext.of(List.of(asked, new McpItem.ApprovalResponse(id(), request, true, null))))
                .as("the call is an item of its own")
                .isEmpty();
    }

    private static Item mcpCall(String id, McpItem.Outcome outcome) {
        return new McpItem.Call(new ItemId(id), "docs", "search", "{}", outcome, null);
    }

    private static Item message(Role role, ContentPart... content) {
        return new Item.Message(id(), role, Item.Status.COMPLETED, List.of(content));
    }

    private static ItemId id() {
        return new ItemId("item_1");
    }
}
