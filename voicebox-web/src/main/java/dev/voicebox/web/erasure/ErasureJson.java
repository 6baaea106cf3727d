package dev.voicebox.web.erasure;

import java.net.URI;
import java.util.Locale;

import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.erasure.Erasure;
import dev.voicebox.event.SessionId;

/** Erasures as they are shown. */
final class ErasureJson {
    private ErasureJson() {}

    static ObjectNode of(Erasure erasure) {
        ObjectNode told = JsonNodeFactory.instance
                .objectNode()
                .put("id", erasure.id())
                .put("object", "erasure")
                .put("tenant_id", erasure.tenant().value())
                .put("session_id", erasure.session().map(SessionId::value).orElse(null))
                .put("scope", scope(erasure))
                .put("before", erasure.upTo().toString())
                .put("reason", erasure.byRule() ? "retention" : "requested")
                .put("requested_by", erasure.requestedBy())
                .put("requested_at", erasure.requestedAt().getEpochSecond())
                .put("status", erasure.progress().name().toLowerCase(Locale.ROOT));
        ObjectNode erased = told.putObject("erased");
        erasure.erased().forEach(erased::put);
        erasure.finishedAt()
                .ifPresentOrElse(at -> told.put("finished_at", at.getEpochSecond()), () -> told.putNull("finished_at"));
        return told;
    }

    /** 202: it is being done. */
    static Response accepted(Erasure erasure) {
        return Response.accepted(of(erasure))
                .location(URI.create("tenants/" + erasure.tenant() + "/erasures/" + erasure.id()))
                .build();
    }

    private static String scope(Erasure erasure) {
        if (erasure.session().isPresent()) {
            return "session";
        }
        return erasure.byAge() ? "older" : "everything";
    }
}
