package dev.voicebox.audit;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

import dev.voicebox.persistence.audit.AuditRow;

/** Writes entries as JSON, in ASCII. */
final class AuditForm {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private AuditForm() {}

    static String details(Map<String, String> details) {
        return object(json -> {
            for (Map.Entry<String, String> detail : details.entrySet()) {
                json.writeStringField(detail.getKey(), detail.getValue());
            }
        });
    }

    static String event(String id, AuditRow row) {
        return object(json -> {
            json.writeStringField("event_id", id);
            json.writeStringField("type", "audit.recorded");
            json.writeStringField("tenant_id", row.tenant());
            json.writeNumberField("sequence", row.sequence());
            json.writeStringField("at", row.at().toString());
            json.writeStringField("actor", row.actor());
            json.writeStringField("action", row.action());
            json.writeStringField("subject", row.subject());
            json.writeStringField("outcome", row.outcome());
            if (row.source() != null) {
                json.writeStringField("source", row.source());
            }
            if (row.requestId() != null) {
                json.writeStringField("request_id", row.requestId());
            }
            json.writeFieldName("details");
            json.writeRawValue(row.details());
        });
    }

    private static String object(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }
}
