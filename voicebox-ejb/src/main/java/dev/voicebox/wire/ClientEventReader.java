package dev.voicebox.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ResponseId;

/** Reads one event of a client: all of it is right, or all of it is refused. Safe for use by many threads. */
public final class ClientEventReader {
    private static final int MAX_EVENT_ID = 512;
    private static final int MAX_REFERENCE = 512;
    private static final long MAX_MILLIS = Integer.MAX_VALUE;

    /** What to do instead of events that other transports, other sessions or the retired beta have. */
    private static final Map<String, String> ADVICE = Map.of(
            "transcription_session.update",
            "That one is of the retired beta: open the session with ?intent=transcription and send 'session.update'.",
            "output_audio_buffer.clear",
            "A WebSocket has no output buffer: stop playing, then send 'response.cancel' and"
                    + " 'conversation.item.truncate'.",
            "session.close",
            "To end the session, close the WebSocket.");

    private final Map<String, EventReader> readers = new LinkedHashMap<>();
    private final List<String> types;
    private final ItemReader items;

    /** {@code callIds} names the function calls to which a client gives no {@code call_id}. */
    public ClientEventReader(Supplier<String> callIds) {
        items = new ItemReader(callIds);
        readers.put("session.update", ClientEventReader::sessionUpdate);
        readers.put("input_audio_buffer.append", ClientEventReader::append);
        readers.put("input_audio_buffer.commit", (event, id) -> new ClientEvent.AudioCommit(bare(event, id)));
        readers.put("input_audio_buffer.clear", (event, id) -> new ClientEvent.AudioClear(bare(event, id)));
        readers.put("conversation.item.create", this::itemCreate);
        readers.put("conversation.item.retrieve", ClientEventReader::itemRetrieve);
        readers.put("conversation.item.truncate", ClientEventReader::itemTruncate);
        readers.put("conversation.item.delete", ClientEventReader::itemDelete);
        readers.put("response.create", new ResponseCreateReader(items)::read);
        readers.put("response.cancel", ClientEventReader::responseCancel);
        types = List.copyOf(readers.keySet());
    }

    /** The types that are understood, in the order in which a refusal lists them. */
    public List<String> types() {
        return types;
    }

    /**
     * @param json one text frame, at most 21 MiB
     * @throws ProtocolViolation naming the first thing that is wrong, with the client's own id of the event
     */
    public ClientEvent read(String json) throws ProtocolViolation {
        JsonNode tree = WireJson.parse(json);
        if (tree.isMissingNode()) {
            throw refused(ErrorCode.INVALID_JSON, "The frame is empty. Send one JSON object per text frame.");
        }
        if (!tree.isObject()) {
            throw refused(ErrorCode.INVALID_EVENT, "An event is a JSON object with a string 'type'.");
        }
        Field event = new Field(tree, "");
        String eventId = shownEventId(tree);
        try {
            TextRules.check(json, tree);
            checkEventId(event.child("event_id"));
            return reader(event).read(event, eventId);
        } catch (ProtocolViolation violation) {
            throw new ProtocolViolation(violation.error().withEventId(eventId));
        }
    }

    private EventReader reader(Field event) throws ProtocolViolation {
        Field type = event.child("type");
        if (type.isAbsent()) {
            throw new ProtocolViolation(
                    ProtocolError.invalid(ErrorCode.INVALID_EVENT, "The 'type' field is missing.", "type"));
        }
        String advice = ADVICE.get(type.value().asText());
        if (advice != null) {
            throw type.invalid("Supported values are: " + Field.listed(types) + ". " + advice);
        }
        return readers.get(type.oneOf(types));
    }

    /** Only what can be sent is repeated in a refusal. */
    private static String shownEventId(JsonNode tree) {
        String id = tree.path("event_id").textValue();
        return id == null || id.length() > MAX_EVENT_ID || !TextRules.isText(id) ? null : id;
    }

    private static void checkEventId(Field eventId) throws ProtocolViolation {
        String id = eventId.optionalText();
        if (id != null && id.length() > MAX_EVENT_ID) {
            throw eventId.tooLong(MAX_EVENT_ID);
        }
    }

    private static ClientEvent sessionUpdate(Field event, String id) throws ProtocolViolation {
        event.object(Set.of("type", "event_id", "session"));
        return new ClientEvent.SessionUpdate(id, event.child("session").object());
    }

    private static ClientEvent append(Field event, String id) throws ProtocolViolation {
        event.object(Set.of("type", "event_id", "audio"));
        return new ClientEvent.AudioAppend(id, AudioText.read(event.child("audio")));
    }

    private ClientEvent itemCreate(Field event, String id) throws ProtocolViolation {
        event.object(Set.of("type", "event_id", "previous_item_id", "item"));
        Field previous = event.child("previous_item_id");
        String previousId = previous.optionalText();
        if (previousId != null && !previousId.isEmpty()) {
            previous.text(MAX_REFERENCE);
        }
        return new ClientEvent.ItemCreate(
                id, "".equals(previousId) ? null : previousId, items.read(event.child("item")));
    }

    private static ClientEvent itemRetrieve(Field event, String id) throws ProtocolViolation {
        event.object(Set.of("type", "event_id", "item_id"));
        return new ClientEvent.ItemRetrieve(id, itemId(event));
    }

    private static ClientEvent itemTruncate(Field event, String id) throws ProtocolViolation {
        event.object(Set.of("type", "event_id", "item_id", "content_index", "audio_end_ms"));
        return new ClientEvent.ItemTruncate(
                id,
                itemId(event),
                (int) event.child("content_index").integer(0, Integer.MAX_VALUE),
                event.child("audio_end_ms").integer(0, MAX_MILLIS));
    }

    private static ClientEvent itemDelete(Field event, String id) throws ProtocolViolation {
        event.object(Set.of("type", "event_id", "item_id"));
        return new ClientEvent.ItemDelete(id, itemId(event));
    }

    private static ClientEvent responseCancel(Field event, String id) throws ProtocolViolation {
        event.object(Set.of("type", "event_id", "response_id"));
        Field response = event.child("response_id");
        return new ClientEvent.ResponseCancel(
                id, response.isNullOrAbsent() ? null : new ResponseId(response.text(MAX_REFERENCE)));
    }

    private static String bare(Field event, String id) throws ProtocolViolation {
        event.object(Set.of("type", "event_id"));
        return id;
    }

    private static ItemId itemId(Field event) throws ProtocolViolation {
        return new ItemId(event.child("item_id").text(MAX_REFERENCE));
    }

    private static ProtocolViolation refused(ErrorCode code, String message) {
        return new ProtocolViolation(ProtocolError.invalid(code, message, null));
    }

    private interface EventReader {
        ClientEvent read(Field event, String eventId) throws ProtocolViolation;
    }
}
