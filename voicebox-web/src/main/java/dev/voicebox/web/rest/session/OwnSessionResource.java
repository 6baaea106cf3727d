package dev.voicebox.web.rest.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.Caller;
import dev.voicebox.access.CredentialKind;
import dev.voicebox.audit.Author;
import dev.voicebox.event.ErrorType;
import dev.voicebox.history.History;
import dev.voicebox.history.HistoryRefused;
import dev.voicebox.history.PastSession;
import dev.voicebox.history.SessionEnds;
import dev.voicebox.web.admission.Admitted;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

/** A session as the key of its own project may see it. One of another project answers as one that is nowhere. */
@Path("/realtime/sessions/{id}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Realtime")
public class OwnSessionResource {
    private final History history;
    private final SessionEnds ends;

    /** For the container's proxy. */
    protected OwnSessionResource() {
        this(null, null);
    }

    @Inject
    public OwnSessionResource(History history, SessionEnds ends) {
        this.history = history;
        this.ends = ends;
    }

    @GET
    @Operation(
            summary = "Show a session",
            description =
                    "With an API key of the session's own project. A second after it happened: id, status (open or"
                            + " closed), model, voice, started_at, ended_at, end_reason.")
    @APIResponse(responseCode = "200", description = "The session")
    @APIResponse(responseCode = "401", description = "No key, or none that is known")
    @APIResponse(responseCode = "403", description = "A client secret: it takes an API key")
    @APIResponse(responseCode = "404", description = "The project has no such session")
    @APIResponse(responseCode = "503", description = "This server cannot look at its database now")
    public ObjectNode one(@PathParam("id") String id, @Context SecurityContext security) throws Refused {
        return shown(find(((Admitted) security.getUserPrincipal()).caller(), id));
    }

    @DELETE
    @Operation(
            summary = "Close a session",
            description =
                    "With an API key of the session's own project, wherever the session runs. Answers id and status"
                            + " (closing, or closed if it was over) before it has ended; its client gets an error"
                            + " session_closed and close 4000.")
    @APIResponse(responseCode = "200", description = "It is being closed")
    @APIResponse(responseCode = "401", description = "No key, or none that is known")
    @APIResponse(responseCode = "403", description = "A client secret: it takes an API key")
    @APIResponse(responseCode = "404", description = "The project has no such session")
    @APIResponse(responseCode = "503", description = "This server cannot look at its database now")
    public ObjectNode close(
            @PathParam("id") String id, @Context SecurityContext security, @Context HttpServletRequest request)
            throws Refused {
        Caller caller = ((Admitted) security.getUserPrincipal()).caller();
        PastSession session = find(caller, id);
        try {
            ends.end(session, new Author(caller.credentialId(), request.getRemoteAddr(), null));
        } catch (HistoryRefused away) {
            throw new Refused(Refusal.unavailable(away.getMessage()));
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", session.id())
                .put("object", "realtime.session.close")
                .put("status", session.end().isPresent() ? "closed" : "closing");
    }

    private static ObjectNode shown(PastSession session) {
        ObjectNode told = JsonNodeFactory.instance
                .objectNode()
                .put("id", session.id())
                .put("object", "realtime.session")
                .put("type", session.kind().orElse(null))
                .put("model", session.model().orElse(null))
                .put("voice", session.voice().orElse(null))
                .put("status", session.end().isPresent() ? "closed" : "open")
                .put("started_at", session.startedAt().getEpochSecond());
        session.end()
                .ifPresentOrElse(
                        end -> told.put("ended_at", end.at().getEpochSecond()).put("end_reason", end.reason()),
                        () -> told.putNull("ended_at").putNull("end_reason"));
        return told;
    }

    private PastSession find(Caller caller, String id) throws Refused {
        if (caller.kind() == CredentialKind.CLIENT_SECRET) {
            throw new Refused(new Refusal(
                    403,
                    ErrorType.PERMISSION.wire(),
                    "missing_scope",
                    "A client secret cannot look at sessions. Use an API key.",
                    null,
                    0));
        }
        try {
            PastSession session = history.session(caller.tenant(), id);
            if (session.project().equals(caller.project().value())) {
                return session;
            }
            throw unknown();
        } catch (HistoryRefused refused) {
            throw refused.reason() == HistoryRefused.Reason.STORE_AWAY
                    ? new Refused(Refusal.unavailable(refused.getMessage()))
                    : unknown();
        }
    }

    private static Refused unknown() {
        return new Refused(new Refusal(
                404,
                ErrorType.INVALID_REQUEST.wire(),
                "session_not_found",
                "There is no such session in the project of this key.",
                "id",
                0));
    }
}
