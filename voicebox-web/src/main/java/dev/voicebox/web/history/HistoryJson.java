package dev.voicebox.web.history;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import dev.voicebox.history.Page;
import dev.voicebox.history.PastEvent;
import dev.voicebox.history.PastItem;
import dev.voicebox.history.PastSession;

/** Sessions and items as they are shown. Items are passed on as they were stored, without reading them. */
final class HistoryJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int ASCII = 127;

    private HistoryJson() {}

    static String of(PastSession session) {
        return text(to -> write(to, session));
    }

    static String sessions(Page<PastSession> page) {
        return text(to -> {
            begin(to);
            for (PastSession session : page.data()) {
                write(to, session);
            }
            end(to, page, PastSession::id);
        });
    }

    static String items(Page<PastItem> page) {
        return text(to -> {
            begin(to);
            for (PastItem item : page.data()) {
                to.writeRawValue(item.json());
            }
            end(to, page, PastItem::id);
        });
    }

    static String events(Page<PastEvent> page) {
        return text(to -> {
            begin(to);
            for (PastEvent event : page.data()) {
                to.writeStartObject();
                to.writeStringField("id", event.id());
                to.writeStringField("object", "session.event");
                to.writeStringField("session_id", event.session());
                to.writeStringField("type", event.type());
                to.writeNumberField("at", event.at().getEpochSecond());
                to.writeFieldName("data");
                to.writeRawValue(event.json());
                to.writeEndObject();
            }
            end(to, page, PastEvent::id);
        });
    }

    static String hits(Page<PastItem> page) {
        return text(to -> {
            begin(to);
            for (PastItem item : page.data()) {
                to.writeStartObject();
                to.writeStringField("object", "search.hit");
                to.writeStringField("session_id", item.session());
                write(to, item);
                to.writeEndObject();
            }
            end(to, page, PastItem::id);
        });
    }

    /** A line of an export. */
    static String line(PastItem item) {
        return text(to -> {
            to.writeStartObject();
            to.writeStringField("object", "session.item");
            write(to, item);
            to.writeEndObject();
        });
    }

    private static void write(JsonGenerator to, PastItem item) throws IOException {
        to.writeNumberField("position", item.position());
        to.writeNumberField("written_at", item.writtenAt().getEpochSecond());
        to.writeFieldName("item");
        to.writeRawValue(item.json());
    }

    private static void write(JsonGenerator to, PastSession session) throws IOException {
        to.writeStartObject();
        to.writeStringField("id", session.id());
        to.writeStringField("object", "session");
        to.writeStringField("tenant_id", session.tenant().value());
        to.writeStringField("project_id", session.project());
        to.writeStringField("kind", session.kind().orElse(null));
        to.writeStringField("model", session.model().orElse(null));
        to.writeStringField("voice", session.voice().orElse(null));
        to.writeStringField("status", session.end().isPresent() ? "closed" : "open");
        to.writeNumberField("started_at", session.startedAt().getEpochSecond());
        if (session.end().isPresent()) {
            to.writeNumberField("ended_at", session.end().get().at().getEpochSecond());
        } else {
            to.writeNullField("ended_at");
        }
        to.writeStringField(
                "end_reason", session.end().map(PastSession.End::reason).orElse(null));
        to.writeEndObject();
    }

    private static void begin(JsonGenerator to) throws IOException {
        to.writeStartObject();
        to.writeStringField("object", "list");
        to.writeArrayFieldStart("data");
    }

    private static <T> void end(JsonGenerator to, Page<T> page, Function<T, String> id) throws IOException {
        boolean none = page.data().isEmpty();
        to.writeEndArray();
        to.writeBooleanField("has_more", page.hasMore());
        to.writeStringField("first_id", none ? null : id.apply(page.data().get(0)));
        to.writeStringField(
                "last_id", none ? null : id.apply(page.data().get(page.data().size() - 1)));
        to.writeEndObject();
    }

    private static String text(Part part) {
        StringWriter text = new StringWriter();
        // An id that a client chose may hold what is no character: spelled, it survives UTF-8.
        try (JsonGenerator to = JSON.createGenerator(text).setHighestNonEscapedChar(ASCII)) {
            part.write(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private interface Part {
        void write(JsonGenerator to) throws IOException;
    }
}
