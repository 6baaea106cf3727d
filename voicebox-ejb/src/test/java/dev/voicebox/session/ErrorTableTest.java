package dev.voicebox.session;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.wire.ClientEventReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The errors that clients know by their codes and words, from the text of a frame to the error that answers it. */
class ErrorTableTest {
    private static final String MANUAL =
            "{'type':'session.update','session':{'type':'realtime','audio':" + "{'input':{'turn_detection':null}}}}";
    private static final String USER = "{'type':'conversation.item.create','item':{'id':'user','type':'message',"
            + "'role':'user','content':[{'type':'input_text','text':'hello'}]}}";
    private static final String CALL = "{'type':'conversation.item.create','item':{'type':'function_call',"
            + "'call_id':'call_x','name':'order','arguments':'{}'}}";
    private static final String RESULT = "{'type':'conversation.item.create','item':{'type':'function_call_output',"
            + "'call_id':'call_x','output':'ordered'}}";
    private static final String ANSWER = "{'type':'response.create'}";

    private final ClientEventReader reader = new ClientEventReader(() -> "call_made");
    private final ScriptedCall call = new ScriptedCall();

    static List<Arguments> table() {
        return List.of(
                row(
                        "invalid_value",
                        "type",
                        "Invalid value: 'x'. Supported values are: 'session.update', *",
                        "{'type':'x'}"),
                row(
                        "invalid_value",
                        "type",
                        "Invalid value: 'transcription_session.update'. Supported values are: *?intent=transcription*",
                        "{'type':'transcription_session.update','session':{}}"),
                row(
                        "invalid_value",
                        "type",
                        "Invalid value: 'output_audio_buffer.clear'. Supported values are: *'response.cancel'*",
                        "{'type':'output_audio_buffer.clear'}"),
                row(
                        "invalid_value",
                        "type",
                        "Invalid value: 'session.close'. Supported values are: *close the WebSocket.",
                        "{'type':'session.close'}"),
                row("invalid_event", "type", "The 'type' field is missing.", "{}"),
                row("invalid_event", null, "An event is a JSON object with a string 'type'.", "[]"),
                row("invalid_json", null, "Could not parse the event as JSON*", "{'type'"),
                row(
                        "unknown_parameter",
                        "session.modalities",
                        "Unknown parameter: 'session.modalities'.",
                        "{'type':'session.update','session':{'type':'realtime','modalities':['text']}}"),
                row(
                        "missing_required_parameter",
                        "session.type",
                        "Missing required parameter: 'session.type'.",
                        "{'type':'session.update','session':{}}"),
                row(
                        "missing_required_parameter",
                        "item.content[0].text",
                        "Missing required parameter: 'item.content[0].text'.",
                        "{'type':'conversation.item.create','item':{'type':'message','role':'assistant',"
                                + "'content':[{'type':'output_audio','audio':'AAAA'}]}}"),
                row(
                        "invalid_value",
                        "session.tool_choice",
                        "Invalid value: 'any'. Supported values are: 'none', 'auto' and 'required'.",
                        "{'type':'session.update','session':{'type':'realtime','tool_choice':'any'}}"),
                row(
                        "invalid_type",
                        "session.instructions",
                        "Invalid type for 'session.instructions': expected a string, but got an integer instead.",
                        "{'type':'session.update','session':{'type':'realtime','instructions':5}}"),
                row(
                        "string_above_max_length",
                        "item.id",
                        "Invalid 'item.id': string too long. Expected a string with maximum length 32, but got"
                                + " a string with length 33 instead.",
                        USER.replace("'user','type'", "'" + "x".repeat(33) + "','type'")),
                row(
                        "input_audio_buffer_commit_empty",
                        null,
                        "Error committing input audio buffer: buffer too small. Expected at least 100ms of audio,"
                                + " but buffer only has 0.00ms of audio.",
                        MANUAL,
                        "{'type':'input_audio_buffer.commit'}"),
                row(
                        "input_audio_buffer_commit_empty",
                        null,
                        "Error committing input audio buffer: buffer too small. Expected at least 100ms of audio,"
                                + " but buffer only has 50.00ms of audio.",
                        MANUAL,
                        "{'type':'input_audio_buffer.append','audio':'" + "A".repeat(3_200) + "'}",
                        "{'type':'input_audio_buffer.commit'}"),
                row(
                        "conversation_already_has_active_response",
                        null,
                        "Conversation already has an active response in progress: resp_*."
                                + " Wait until the response is finished before creating a new one.",
                        ANSWER,
                        ANSWER),
                row(
                        "response_cancel_not_active",
                        null,
                        "Cancellation failed: no active response found",
                        "{'type':'response.cancel'}"),
                row(
                        "item_delete_invalid_item_id",
                        null,
                        "Error deleting item: the item with id 'nobody' does not exist.",
                        "{'type':'conversation.item.delete','item_id':'nobody'}"),
                row(
                        "item_retrieve_invalid_item_id",
                        null,
                        "Error retrieving item: the item with id 'nobody' does not exist.",
                        "{'type':'conversation.item.retrieve','item_id':'nobody'}"),
                row(
                        "item_truncate_invalid_item_id",
                        null,
                        "Item with item_id not found: nobody",
                        "{'type':'conversation.item.truncate','item_id':'nobody','content_index':0,'audio_end_ms':1}"),
                row(
                        "unsupported_content_type",
                        null,
                        "Only model output audio messages can be truncated",
                        USER,
                        "{'type':'conversation.item.truncate','item_id':'user','content_index':0,'audio_end_ms':1}"),
                row(
                        "item_create_invalid_previous_item_id",
                        "previous_item_id",
                        "Error adding item: the previous item with id 'nobody' does not exist.",
                        USER.replace("'item':", "'previous_item_id':'nobody','item':")),
                row(
                        "item_create_duplicate_item_id",
                        "item.id",
                        "Error adding item: an item with id 'user' already exists.",
                        USER,
                        USER),
                row(
                        "invalid_tool_call_id",
                        "item.call_id",
                        "Tool call ID 'call_none' not found in conversation.",
                        RESULT.replace("call_x", "call_none")),
                row(
                        "tool_call_already_answered",
                        "item.call_id",
                        "Tool call ID 'call_x' already has its result, the item 'item_*'. A call has one result:"
                                + " delete that item to give another.",
                        CALL,
                        RESULT,
                        RESULT),
                row(
                        "invalid_tool_call_id",
                        "item.call_id",
                        "Tool call ID 'call_x' is in the conversation already, and stands for one call."
                                + " Choose another one.",
                        CALL,
                        CALL),
                row(
                        "invalid_value",
                        "session.type",
                        "Passing a transcription session update to a realtime session is not allowed.",
                        "{'type':'session.update','session':{'type':'transcription'}}"),
                row(
                        "invalid_value",
                        "audio",
                        "Invalid 'audio': not base64. Expected audio in the standard base64 alphabet with padding.",
                        "{'type':'input_audio_buffer.append','audio':'A-_='}"),
                row(
                        "invalid_value",
                        "audio",
                        "Invalid audio: 16-bit samples need an even number of bytes.",
                        "{'type':'input_audio_buffer.append','audio':'AAAA'}"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("table")
    void eachErrorHasItsCodeItsFieldAndItsWords(String code, String param, String message, List<String> frames) {
        frames.subList(0, frames.size() - 1).forEach(this::says);
        call.forget();
        says(frames.get(frames.size() - 1).replaceFirst("^\\{'type'(?=:)", "{'event_id':'mine','type'"));

        assertThat(call.story()).as("one answer").containsExactly("error");
        ProtocolError error = call.last(ServerEvent.Failure.class).error();
        assertThat(error.type()).isEqualTo(ErrorType.INVALID_REQUEST);
        assertThat(error.code().wire()).isEqualTo(code);
        assertThat(error.param()).isEqualTo(param);
        assertThat(error.message()).matches(pattern(message));
        boolean named = frames.get(frames.size() - 1).startsWith("{'type':");
        assertThat(error.eventId()).isEqualTo(named ? "mine" : null);
        assertThat(call.closedWith).as("the socket stays open").isZero();
    }

    @Test
    void anAnswerIsNotCutBeyondItsSound() {
        call.writes("hello").asksForAnAnswer().waits(5_000);
        String id = call.all(ItemEvent.Done.class).get(1).item().id().value();
        says("{'type':'conversation.item.truncate','item_id':'" + id + "','content_index':0,'audio_end_ms':57340}");

        ProtocolError error = call.last(ServerEvent.Failure.class).error();
        assertThat(error.code().wire()).isEqualTo("invalid_value");
        assertThat(error.param()).isEqualTo("audio_end_ms");
        assertThat(error.message()).isEqualTo("Audio content of 900ms is already shorter than 57340ms");
    }

    /** As a socket does. */
    private void says(String frame) {
        try {
            ClientEvent event = reader.read(frame.replace('\'', '"'));
            call.says(event);
        } catch (ProtocolViolation refusal) {
            call.happens(new SessionMessage.ClientRefused(refusal.error()));
        }
    }

    private static String pattern(String message) {
        return "(?s)\\Q" + message.replace("*", "\\E.*\\Q") + "\\E";
    }

    private static Arguments row(String code, String param, String message, String... frames) {
        return arguments(code, param, message, List.of(frames));
    }
}
