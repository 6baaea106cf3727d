package dev.voicebox.web.history;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.admin.AdminAction;
import dev.voicebox.access.admin.AdminResource;
import dev.voicebox.history.History;
import dev.voicebox.history.HistoryRefused;
import dev.voicebox.history.PastSession;
import dev.voicebox.history.SessionEnds;
import dev.voicebox.web.admin.call.AdminCall;
import dev.voicebox.web.admin.call.Needs;
import dev.voicebox.web.admin.call.WrittenDown;
import dev.voicebox.web.refusal.Refused;

/** Sessions, open or over, and their items, with an administrator's token. Described for programs in {@code openapi.yaml}. */
@Path("/sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {
    private static final String JSON_LINES = "application/jsonl";

    private final History history;
    private final SessionEnds ends;
    private final AdminCall admin;

    /** For the container's proxy. */
    protected SessionsResource() {
        this(null, null, null);
    }

    @Inject
    public SessionsResource(History history, SessionEnds ends, AdminCall admin) {
        this.history = history;
        this.ends = ends;
        this.admin = admin;
    }

    @GET
    @Needs(resource = AdminResource.SESSION, action = AdminAction.READ)
    public Response list(@BeanParam HistoryCall call) throws Refused, HistoryRefused {
        try {
            return json(HistoryJson.sessions(history.sessions(call.tenant(), call.page())));
        } catch (HistoryRefused refused) {
            throw named(refused, call);
        }
    }

    @GET
    @Path("/{id}")
    @Needs(resource = AdminResource.SESSION, action = AdminAction.READ)
    public Response one(@PathParam("id") String id, @BeanParam HistoryCall call) throws Refused, HistoryRefused {
        return json(HistoryJson.of(history.session(call.tenant(), id)));
    }

    /** Whichever server has it; answers before it has ended. */
    @DELETE
    @Path("/{id}")
    @WrittenDown
    @Needs(resource = AdminResource.SESSION, action = AdminAction.DELETE)
    public ObjectNode close(@PathParam("id") String id, @BeanParam HistoryCall call) throws Refused, HistoryRefused {
        PastSession session = history.session(call.tenant(), id);
        ends.end(session, admin.author());
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", session.id())
                .put("object", "session.close")
                .put("status", session.end().isPresent() ? "closed" : "closing");
    }

    @GET
    @Path("/{id}/items")
    @Needs(resource = AdminResource.SESSION, action = AdminAction.READ)
    public Response items(@PathParam("id") String id, @BeanParam HistoryCall call) throws Refused, HistoryRefused {
        try {
            return json(HistoryJson.items(history.items(call.tenant(), id, call.page())));
        } catch (HistoryRefused refused) {
            throw named(refused, call);
        }
    }

    @GET
    @Path("/{id}/events")
    @Needs(resource = AdminResource.SESSION, action = AdminAction.READ)
    public Response events(@PathParam("id") String id, @BeanParam HistoryCall call) throws Refused, HistoryRefused {
        try {
            return json(HistoryJson.events(history.events(call.tenant(), id, call.page())));
        } catch (HistoryRefused refused) {
            throw named(refused, call);
        }
    }

    /** One line for the session, then one for each item. */
    @GET
    @Path("/{id}/export")
    @Produces({JSON_LINES, MediaType.APPLICATION_JSON})
    @Needs(resource = AdminResource.SESSION, action = AdminAction.READ)
    public Response export(@PathParam("id") String id, @BeanParam HistoryCall call) throws Refused, HistoryRefused {
        PastSession session = history.session(call.tenant(), id);
        StreamingOutput lines = out -> write(session, out);
        return Response.ok(lines, JSON_LINES).build();
    }

    private void write(PastSession session, OutputStream out) throws IOException {
        BufferedOutputStream lines = new BufferedOutputStream(out, 1 << 16);
        line(HistoryJson.of(session), lines);
        try {
            history.export(session, item -> line(HistoryJson.line(item), lines));
        } catch (HistoryRefused refused) {
            // The status has gone out: cut off, the caller sees that it is not all.
            throw new IOException(refused);
        }
        lines.flush();
    }

    private static void line(String json, OutputStream lines) throws IOException {
        lines.write(json.getBytes(StandardCharsets.UTF_8));
        lines.write('\n');
    }

    static Response json(String body) {
        return Response.ok(body.getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON)
                .build();
    }

    /** Only the call knows what the cursor is called. */
    private static HistoryRefused named(HistoryRefused refused, HistoryCall call) throws Refused {
        if (refused.reason() == HistoryRefused.Reason.UNKNOWN_CURSOR) {
            throw HistoryCall.invalid(call.cursorName(), refused.getMessage());
        }
        return refused;
    }
}
