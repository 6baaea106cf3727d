package dev.voicebox.web.history;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.voicebox.access.admin.AdminAction;
import dev.voicebox.access.admin.AdminResource;
import dev.voicebox.history.History;
import dev.voicebox.history.HistoryRefused;
import dev.voicebox.web.admin.call.Needs;
import dev.voicebox.web.refusal.Refused;

/** Words in what was said, over all sessions of a tenant. */
@Path("/search")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {
    private final History history;

    /** For the container's proxy. */
    protected SearchResource() {
        this(null);
    }

    @Inject
    public SearchResource(History history) {
        this.history = history;
    }

    @GET
    @Needs(resource = AdminResource.SESSION, action = AdminAction.READ)
    public Response search(@BeanParam HistoryCall call) throws Refused, HistoryRefused {
        return SessionsResource.json(HistoryJson.hits(history.search(call.tenant(), call.words(), call.limit())));
    }
}
