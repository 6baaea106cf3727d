package dev.voicebox.web.erasure;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.voicebox.access.admin.AdminAction;
import dev.voicebox.access.admin.AdminResource;
import dev.voicebox.access.admin.store.AdminRefused;
import dev.voicebox.erasure.Erasures;
import dev.voicebox.event.SessionId;
import dev.voicebox.history.History;
import dev.voicebox.history.HistoryRefused;
import dev.voicebox.history.PastSession;
import dev.voicebox.web.admin.call.AdminCall;
import dev.voicebox.web.admin.call.Named;
import dev.voicebox.web.admin.call.Needs;
import dev.voicebox.web.admin.call.WrittenDown;
import dev.voicebox.web.refusal.Refused;

/** What was said in one session, to be erased for good. Described for programs in {@code openapi.yaml}. */
@Path("/sessions/{id}/content")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionContentResource {
    private final Erasures erasures;
    private final History history;
    private final AdminCall call;

    /** For the container's proxy. */
    protected SessionContentResource() {
        this(null, null, null);
    }

    @Inject
    public SessionContentResource(Erasures erasures, History history, AdminCall call) {
        this.erasures = erasures;
        this.history = history;
        this.call = call;
    }

    /** The session goes with it. One that runs goes on, and nothing of it is kept. */
    @DELETE
    @WrittenDown
    @Needs(resource = AdminResource.ERASURE, action = AdminAction.CREATE)
    public Response erase(@PathParam("id") String id, @QueryParam("tenant_id") String tenant)
            throws Refused, HistoryRefused, AdminRefused {
        PastSession session = history.session(Named.tenant(tenant).orElse(null), id);
        return ErasureJson.accepted(Asked.of(() -> erasures.by(call.deeds())
                .ofSession(
                        session.tenant(),
                        new SessionId(session.id()),
                        call.administrator().subject())));
    }
}
