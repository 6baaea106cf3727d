package dev.voicebox.session;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.Item;
import dev.voicebox.event.Item.FunctionCall;
import dev.voicebox.event.Item.FunctionCallOutput;
import dev.voicebox.event.Item.Status;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.language.ModelMessage;

import static org.assertj.core.api.Assertions.assertThat;

/** A call has one result, and gets it whatever else happens meanwhile. */
class ToolResultTest {
    private static final String TEXT = "{\"type\":\"realtime\",\"output_modalities\":[\"text\"]}";
    private static final ScriptedAnswer ORDER = ScriptedAnswer.calls("call_1", "order", "{\"pizza\":2}");

    private final ScriptedCall call = new ScriptedCall();

    @Test
    void aSecondResultOfACallIsRefusedAndChangesNothing() {
        orders();
        call.says(result("first", "call_1", "ordered"));
        call.forget();
        call.says(new ClientEvent.ItemCreate(
                "mine", null, new FunctionCallOutput(new ItemId("second"), "call_1", "ordered again")));

        assertThat(call.story()).containsExactly("error");
        ProtocolError error = call.last(ServerEvent.Failure.class).error();
        assertThat(error.code().wire()).isEqualTo("tool_call_already_answered");
        assertThat(error.param()).isEqualTo("item.call_id");
        assertThat(error.eventId()).isEqualTo("mine");
        assertThat(error.message())
                .isEqualTo("Tool call ID 'call_1' already has its result, the item 'first'. A call has one result:"
                        + " delete that item to give another.");
        assertThat(results()).containsExactly("ordered");
        assertThat(call.noted).containsExactly("called call_1", "answered call_1");
    }

    @Test
    void aResultThatIsSentAgainUnderItsOwnIdIsThatItemAlready() {
        orders();
        call.says(result("first", "call_1", "ordered")).says(result("first", "call_1", "ordered"));

        assertThat(call.last(ServerEvent.Failure.class).error().code().wire())
                .isEqualTo("item_create_duplicate_item_id");
        assertThat(results()).containsExactly("ordered");
    }

    @Test
    void aResultOfACallThatNobodyMadeIsRefused() {
        call.says(result("first", "call_9", "ordered"));

        ProtocolError error = call.last(ServerEvent.Failure.class).error();
        assertThat(error.code().wire()).isEqualTo("invalid_tool_call_id");
        assertThat(error.param()).isEqualTo("item.call_id");
        assertThat(results()).isEmpty();
        assertThat(call.noted).isEmpty();
    }

    @Test
    void theCallerMayInterruptBetweenTheCallAndItsResult() {
        orders();
        call.answers.add(ScriptedAnswer.says("One moment, I am still waiting for the kitchen to tell me."));
        call.asksForAnAnswer().waits(200).speaks(600, "and a salad");
        assertThat(call.last(ResponseEvent.Done.class).view().status())
                .isEqualTo(new ResponseStatus.Cancelled(ResponseStatus.CancelReason.TURN_DETECTED));
        call.says(result("first", "call_1", "ordered"));
        call.isSilent(1_500).waits(5_000);

        assertThat(results()).containsExactly("ordered");
        assertThat(call.asked.get(call.asked.size() - 1).messages())
                .contains(new ModelMessage.ToolResult("call_1", "ordered"))
                .contains(new ModelMessage.UserText("and a salad"));
        assertThat(call.noted).containsExactly("called call_1", "answered call_1");
    }

    @Test
    void aResultIsTakenWhileTheAnswerThatCalledIsStillBeingStored() {
        call.storage = Duration.ofMillis(300);
        orders();
        assertThat(call.all(ResponseEvent.Done.class)).isEmpty();
        call.says(result("first", "call_1", "ordered")).waits(1_000);

        assertThat(results()).containsExactly("ordered");
        assertThat(call.all(ServerEvent.Failure.class)).isEmpty();
    }

    @Test
    void aResultThatComesBeforeTheCallIsWholeIsNotedAfterIt() {
        call.answers.add(ScriptedAnswer.says("One moment, please, this takes a little while.")
                .thenCalls("call_1", "order", "{}"));
        call.writes("two pizzas").asksForAnAnswer();
        while (call.all(ResponseEvent.ArgumentsDelta.class).isEmpty()) {
            call.waits(10);
        }
        call.says(result("first", "call_1", "ordered"));
        assertThat(call.noted).isEmpty();
        call.waits(10_000);

        assertThat(results()).containsExactly("ordered");
        assertThat(call.noted).containsExactly("called call_1", "answered call_1");
    }

    @Test
    void theResultOfACallThatTheCallerInterruptedIsTaken() {
        call.answers.add(ScriptedAnswer.says("One moment, please, this takes a little while.")
                .thenCalls("call_1", "order", "{}"));
        call.writes("two pizzas").asksForAnAnswer();
        while (call.all(ResponseEvent.ArgumentsDelta.class).isEmpty()) {
            call.waits(10);
        }
        call.says(new ClientEvent.ResponseCancel(null, null));
        assertThat(call.last(ResponseEvent.ArgumentsDone.class).call().status()).isEqualTo(Status.INCOMPLETE);
        call.says(result("first", "call_1", "ordered"));

        assertThat(results()).containsExactly("ordered");
        assertThat(call.noted).containsExactly("called call_1", "answered call_1");
    }

    @Test
    void aCallThatTheClientDeletesWantsNoResult() {
        orders();
        call.says(new ClientEvent.ItemDelete(
                null, call.last(ResponseEvent.ArgumentsDone.class).call().id()));
        call.says(result("first", "call_1", "ordered"));

        assertThat(call.last(ServerEvent.Failure.class).error().code().wire()).isEqualTo("invalid_tool_call_id");
        assertThat(results()).isEmpty();
    }

    @Test
    void aResultThatTheClientDeletesMayBeReplacedAndIsNotedOnce() {
        orders();
        call.says(result("first", "call_1", "a very long receipt"));
        call.says(new ClientEvent.ItemDelete(null, new ItemId("first")));
        call.says(result("second", "call_1", "ordered"));

        assertThat(call.all(ServerEvent.Failure.class)).isEmpty();
        assertThat(results()).containsExactly("a very long receipt", "ordered");
        assertThat(call.noted).containsExactly("called call_1", "answered call_1");
    }

    @Test
    void aCallThatTheClientBringsAlongHasOneResultTooAndIsNotNoted() {
        call.says(brings("call_old")).says(result("first", "call_old", "ordered"));
        call.says(result("second", "call_old", "ordered again"));

        assertThat(results()).containsExactly("ordered");
        assertThat(call.last(ServerEvent.Failure.class).error().code().wire()).isEqualTo("tool_call_already_answered");
        assertThat(call.noted).isEmpty();
    }

    @Test
    void anIdStandsForOneCall() {
        call.says(brings("call_old")).says(brings("call_old"));

        ProtocolError error = call.last(ServerEvent.Failure.class).error();
        assertThat(error.code().wire()).isEqualTo("invalid_tool_call_id");
        assertThat(error.param()).isEqualTo("item.call_id");
        assertThat(call.stored).hasSize(1);
    }

    @Test
    void aModelThatUsesAnIdAgainIsGivenAnother() {
        call.updates(TEXT);
        call.answers.add(ORDER);
        call.answers.add(ORDER);
        call.writes("two pizzas").asksForAnAnswer().waits(500);
        call.says(result(null, "call_1", "ordered")).asksForAnAnswer().waits(500);
        FunctionCall second = call.last(ResponseEvent.ArgumentsDone.class).call();
        call.says(result(null, second.callId(), "more")).asksForAnAnswer().waits(500);

        assertThat(second.callId()).isNotEqualTo("call_1").startsWith("call_");
        assertThat(results()).containsExactly("ordered", "more");
        assertThat(call.asked.get(2).messages())
                .endsWith(
                        new ModelMessage.ToolCall("call_1", "order", "{\"pizza\":2}"),
                        new ModelMessage.ToolResult("call_1", "ordered"),
                        new ModelMessage.ToolCall(second.callId(), "order", "{\"pizza\":2}"),
                        new ModelMessage.ToolResult(second.callId(), "more"));
    }

    @Test
    void aCallOutsideTheConversationIsNotedAndHasNoResultInIt() {
        call.answers.add(ORDER);
        call.writes("two pizzas").asksForAnAnswer("{\"conversation\":\"none\",\"output_modalities\":[\"text\"]}");
        call.waits(500).says(result("first", "call_1", "ordered"));

        assertThat(call.last(ServerEvent.Failure.class).error().code().wire()).isEqualTo("invalid_tool_call_id");
        assertThat(call.noted).containsExactly("called call_1");
    }

    /** An answer that calls, and has ended unless the store is slow. */
    private void orders() {
        call.answers.add(ORDER);
        call.updates("{\"type\":\"realtime\"}");
        call.writes("two pizzas")
                .waits(call.storage.toMillis())
                .asksForAnAnswer()
                .waits(200);
        assertThat(call.all(ResponseEvent.ArgumentsDone.class)).hasSize(1);
    }

    private List<String> results() {
        return call.stored.stream()
                .filter(FunctionCallOutput.class::isInstance)
                .map(item -> ((FunctionCallOutput) item).output())
                .toList();
    }

    private static ClientEvent result(String id, String callId, String output) {
        return new ClientEvent.ItemCreate(
                null, null, new FunctionCallOutput(id == null ? null : new ItemId(id), callId, output));
    }

    private static ClientEvent brings(String callId) {
        Item brought = new FunctionCall(null, Status.COMPLETED, callId, "order", "{}");
        return new ClientEvent.ItemCreate(null, null, brought);
    }
}
