package dev.voicebox.web.outbox;

import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.admin.AdminAction;
import dev.voicebox.access.admin.AdminResource;
import dev.voicebox.outbox.start.ParkedEvents;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.admin.call.AdminCall;
import dev.voicebox.web.admin.call.Needs;
import dev.voicebox.web.admin.call.WrittenDown;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

/** Events that were refused too often, with an administrator's token. Described for programs in {@code openapi.yaml}. */
@Path("/outbox")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OutboxResource {
    private static final int MOST_LIMIT = 100;
    private static final int LIMIT = 20;
    private static final int AWAY_SECONDS = 2;

    private final ParkedEvents events;
    private final AdminCall call;

    /** For the container's proxy. */
    protected OutboxResource() {
        this(null, null);
    }

    @Inject
    public OutboxResource(ParkedEvents events, AdminCall call) {
        this.call = call;
        this.events = events;
    }

    /** Those that wait the longest come first; the others come up as they are told or deleted. */
    @GET
    @Path("/parked")
    @Needs(resource = AdminResource.OUTBOX, action = AdminAction.READ)
    public ObjectNode parked(@QueryParam("limit") String limit) throws Refused {
        int most = limit(limit);
        List<ParkedEvents.Parked> found;
        try {
            found = events.oldest(most + 1);
        } catch (ParkedEvents.OutboxAway away) {
            throw away(away);
        }
        List<ParkedEvents.Parked> shown = found.subList(0, Math.min(most, found.size()));
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode data = list.putArray("data");
        shown.forEach(event -> data.add(json(event)));
        return list.put("has_more", found.size() > most)
                .put("first_id", shown.isEmpty() ? null : shown.get(0).id())
                .put(
                        "last_id",
                        shown.isEmpty() ? null : shown.get(shown.size() - 1).id());
    }

    @POST
    @Path("/{id}/retry")
    @WrittenDown
    @Needs(resource = AdminResource.OUTBOX, action = AdminAction.UPDATE)
    public ObjectNode retry(@PathParam("id") String id, @QueryParam("tenant_id") String tenant) throws Refused {
        try {
            if (!events.retry(tenant(tenant), id, call.deeds())) {
                throw new Refused(new Refusal(
                        404,
                        "invalid_request_error",
                        "event_not_found",
                        "No such event of this tenant is parked. GET /api/v2/outbox/parked shows those that are.",
                        null,
                        0));
            }
        } catch (ParkedEvents.OutboxAway away) {
            throw away(away);
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", "outbox.event")
                .put("tenant_id", tenant)
                .put("status", "waiting");
    }

    private static ObjectNode json(ParkedEvents.Parked event) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", event.id())
                .put("object", "outbox.event")
                .put("tenant_id", event.tenant().value())
                .put("session_id", event.session())
                .put("topic", event.topic())
                .put("status", "parked")
                .put("attempts", event.attempts())
                .put("last_error", event.lastError())
                .put("parked_at", event.parkedAt().getEpochSecond());
    }

    private static int limit(String limit) throws Refused {
        if (limit == null) {
            return LIMIT;
        }
        if (!limit.matches("[1-9][0-9]{0,2}") || Integer.parseInt(limit) > MOST_LIMIT) {
            throw invalid("limit", "Expected 1 to " + MOST_LIMIT + ".");
        }
        return Integer.parseInt(limit);
    }

    /** Named, for the list shows events of all tenants. */
    private static TenantId tenant(String named) throws Refused {
        try {
            return new TenantId(named == null ? "" : named);
        } catch (IllegalArgumentException e) {
            throw invalid("tenant_id", "Expected the tenant_id that the list shows beside the event.");
        }
    }

    private static Refused invalid(String param, String message) {
        return new Refused(Refusal.invalid("invalid_value", param, "Invalid '" + param + "'. " + message));
    }

    private static Refused away(ParkedEvents.OutboxAway away) {
        return new Refused(
                new Refusal(503, "server_error", "service_unavailable", away.getMessage(), null, AWAY_SECONDS));
    }
}
