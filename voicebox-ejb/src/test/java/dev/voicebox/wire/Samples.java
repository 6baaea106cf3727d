package dev.voicebox.wire;

import java.util.List;
import java.util.OptionalInt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.config.SessionConfig;
import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.BufferEvent;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.ConversationId;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.Logprob;
import dev.voicebox.event.McpItem;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.RateLimit;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.event.ResponseView;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.event.Usage;

/** One of everything that is written. */
final class Samples {
    static final ItemId ITEM = new ItemId("item_1");
    static final ItemId PREVIOUS = new ItemId("item_0");
    static final ResponseId RESPONSE = new ResponseId("resp_0123456789abcdefABCDE");
    static final ResponseEvent.Place PLACE = new ResponseEvent.Place(ITEM, 0, 0);
    static final List<Logprob> SURE = List.of(new Logprob("turn", -0.1), new Logprob(" ön", -0.25));
    static final byte[] SOUND = {1, 2, 3, 4};

    static final Item.Message SAID = new Item.Message(
            ITEM, Item.Role.USER, Item.Status.COMPLETED, List.of(new ContentPart.InputAudio(null, SOUND)));
    static final Item.Message WRITTEN = new Item.Message(
            ITEM,
            Item.Role.USER,
            Item.Status.COMPLETED,
            List.of(
                    new ContentPart.InputText("hello"),
                    new ContentPart.InputImage("data:image/png;base64,AAAA", "low"),
                    new ContentPart.InputImage("data:image/png;base64,AAAA", null)));
    static final Item.Message ANSWER = new Item.Message(
            ITEM,
            Item.Role.ASSISTANT,
            Item.Status.INCOMPLETE,
            List.of(new ContentPart.OutputText("hi"), new ContentPart.OutputAudio("there", SOUND)));
    static final Item.FunctionCall CALL =
            new Item.FunctionCall(ITEM, Item.Status.COMPLETED, "call_1", "light", "{\"on\":true}");
    static final Item.FunctionCallOutput OUTPUT = new Item.FunctionCallOutput(ITEM, "call_1", "done");

    static final McpItem.Call MCP_CALL =
            new McpItem.Call(ITEM, "server", "search", "{}", new McpItem.Outcome("found", null), PREVIOUS);

    private Samples() {}

    static List<ServerEvent> events() {
        return List.of(
                new ServerEvent.Failure(ProtocolError.missing("session.type")),
                new ServerEvent.Failure(
                        new ProtocolError(ErrorType.SERVER, ErrorCode.INTERNAL_ERROR, "broken", "session", "mine")),
                new ServerEvent.SessionCreated(session(), null),
                new ServerEvent.SessionUpdated(session(), null),
                new ServerEvent.RateLimitsUpdated(List.of(new RateLimit("tokens", 100, 90, 1.5))),
                new BufferEvent.Committed(ITEM, null),
                new BufferEvent.Committed(ITEM, PREVIOUS),
                new BufferEvent.Cleared(),
                new BufferEvent.SpeechStarted(ITEM, 1460),
                new BufferEvent.SpeechStopped(ITEM, 3200),
                new BufferEvent.TimeoutTriggered(ITEM, 3200, 8200),
                new ItemEvent.Added(SAID, null),
                new ItemEvent.Added(WRITTEN, PREVIOUS),
                new ItemEvent.Done(ANSWER, PREVIOUS),
                new ItemEvent.Done(OUTPUT, PREVIOUS),
                new ItemEvent.Done(MCP_CALL, PREVIOUS),
                new ItemEvent.Retrieved(SAID),
                new ItemEvent.Retrieved(ANSWER),
                new ItemEvent.Truncated(ITEM, 0, 1200),
                new ItemEvent.Deleted(ITEM),
                new ItemEvent.TranscriptionDelta(ITEM, 0, "turn", List.of()),
                new ItemEvent.TranscriptionDelta(ITEM, 0, "turn", SURE),
                new ItemEvent.TranscriptionCompleted(ITEM, 0, "turn on", 1.25, List.of()),
                new ItemEvent.TranscriptionCompleted(ITEM, 0, "turn on", 1.25, SURE),
                new ItemEvent.TranscriptionFailed(
                        ITEM, 0, ErrorType.TRANSCRIPTION, ErrorCode.AUDIO_UNINTELLIGIBLE, "No words."),
                new ResponseEvent.Created(
                        view(new ResponseStatus.InProgress(), null), object().put("degraded", "text_only")),
                new ResponseEvent.Done(view(new ResponseStatus.Completed(), new Usage(5, 10, 765, 2, 3, 20)), null),
                new ResponseEvent.Done(
                        view(new ResponseStatus.Cancelled(ResponseStatus.CancelReason.TURN_DETECTED), Usage.NONE),
                        null),
                new ResponseEvent.Done(
                        view(
                                new ResponseStatus.Incomplete(ResponseStatus.IncompleteReason.MAX_OUTPUT_TOKENS),
                                Usage.NONE),
                        null),
                new ResponseEvent.Done(
                        view(
                                new ResponseStatus.Failed(ErrorType.SERVER, ErrorCode.PROVIDER_FAILED, "Gone."),
                                Usage.NONE),
                        null),
                new ResponseEvent.OutputItemAdded(RESPONSE, 0, CALL),
                new ResponseEvent.OutputItemDone(RESPONSE, 0, CALL),
                new ResponseEvent.ContentPartAdded(RESPONSE, PLACE, true),
                new ResponseEvent.ContentPartDone(RESPONSE, PLACE, false, "hi"),
                new ResponseEvent.TextDelta(RESPONSE, PLACE, "h\"i\n"),
                new ResponseEvent.TextDone(RESPONSE, PLACE, "hi"),
                new ResponseEvent.TranscriptDelta(RESPONSE, PLACE, "hi"),
                new ResponseEvent.TranscriptDone(RESPONSE, PLACE, "hi"),
                new ResponseEvent.AudioDelta(RESPONSE, PLACE, SOUND),
                new ResponseEvent.AudioDone(RESPONSE, PLACE),
                new ResponseEvent.ArgumentsDelta(RESPONSE, PLACE, "call_1", "{\"on\""),
                new ResponseEvent.ArgumentsDone(RESPONSE, PLACE, CALL));
    }

    static ResponseView view(ResponseStatus status, Usage usage) {
        boolean running = status instanceof ResponseStatus.InProgress;
        return new ResponseView(
                RESPONSE,
                status,
                running ? List.of() : List.of(ANSWER),
                running ? null : new ConversationId("conv_0123456789abcdefABCDE"),
                new ResponseView.OutputMode(true, AudioFormat.PCM, "alloy"),
                running ? OptionalInt.empty() : OptionalInt.of(100),
                usage,
                running ? null : object().put("topic", "lights"));
    }

    private static ObjectNode session() {
        return SessionConfig.defaults("gpt-realtime").document("sess_0123456789abcdefABCDE", 0);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
