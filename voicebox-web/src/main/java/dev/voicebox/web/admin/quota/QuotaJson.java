package dev.voicebox.web.admin.quota;

import java.util.Set;

import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.limit.quota.Quota;
import dev.voicebox.limit.quota.QuotaBook;
import dev.voicebox.web.admin.write.Version;
import dev.voicebox.wire.Field;

/** Limits as they are shown, and as they are wanted; {@code null}, or absent, is none. */
final class QuotaJson {
    private static final String REQUESTS = "requests_per_minute";
    private static final String TOKENS = "tokens_per_minute";
    private static final String CONNECTIONS = "connections";
    private static final String AUDIO = "audio_minutes_per_day";
    private static final long MOST = 1_000_000_000_000L;

    private QuotaJson() {}

    static Response shown(QuotaBook.Entry entry) {
        Quota quota = entry.quota();
        ObjectNode told = JsonNodeFactory.instance
                .objectNode()
                .put("object", "quota")
                .put(REQUESTS, quota.requestsPerMinute())
                .put(TOKENS, quota.tokensPerMinute())
                .put(CONNECTIONS, quota.connections())
                .put(AUDIO, quota.audioMinutesPerDay());
        return Version.shown(told, entry.version());
    }

    static Quota read(ObjectNode body) throws ProtocolViolation {
        Field call = new Field(body, "");
        call.object(Set.of(REQUESTS, TOKENS, CONNECTIONS, AUDIO));
        return new Quota(
                limit(call.child(REQUESTS)),
                limit(call.child(TOKENS)),
                limit(call.child(CONNECTIONS)),
                limit(call.child(AUDIO)));
    }

    private static Long limit(Field limit) throws ProtocolViolation {
        return limit.isNullOrAbsent() ? null : Long.valueOf(limit.integer(0, MOST));
    }
}
