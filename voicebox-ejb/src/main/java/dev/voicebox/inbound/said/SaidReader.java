package dev.voicebox.inbound.said;

import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.inbound.said.Skipped.Reason;
import dev.voicebox.outbox.Topic;
import dev.voicebox.outbox.schema.EventSchemas;

/** Reads records: all of it is as the schema says, or it is skipped. */
public final class SaidReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventSchemas schemas;

    public SaidReader(EventSchemas schemas) {
        this.schemas = schemas;
    }

    public Said read(String value) throws Skipped {
        if (value == null) {
            throw new Skipped(Reason.SCHEMA, "it has no value");
        }
        Optional<String> fault = schemas.faultOf(Topic.AUDIO_INBOUND, value);
        if (fault.isPresent()) {
            throw new Skipped(Reason.SCHEMA, fault.get());
        }
        try {
            return said(JSON.readTree(value));
        } catch (JsonProcessingException e) {
            throw new Skipped(Reason.SCHEMA, "is not JSON");
        }
    }

    private static Said said(JsonNode record) throws Skipped {
        String id = record.path("event_id").textValue();
        return switch (record.path("type").textValue()) {
            case "audio.append" ->
                new Said.Audio(
                        id,
                        format(record.path("format")),
                        decoded(record.path("audio").textValue()));
            case "audio.commit" -> new Said.Commit(id);
            case "text.add" -> new Said.Text(id, record.path("text").textValue());
            case "session.update" -> new Said.Update(id, (ObjectNode) record.get("session"));
            case "session.end" -> new Said.End(id);
            default -> throw new Skipped(Reason.SCHEMA, "its type is not known");
        };
    }

    private static AudioFormat format(JsonNode named) {
        return Stream.of(AudioFormat.values())
                .filter(format -> format.type().equals(named.textValue()))
                .findFirst()
                .orElse(AudioFormat.PCM);
    }

    private static byte[] decoded(String base64) throws Skipped {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new Skipped(Reason.SCHEMA, "#/audio is not base64");
        }
    }
}
