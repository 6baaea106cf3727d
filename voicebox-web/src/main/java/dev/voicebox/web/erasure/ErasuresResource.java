package dev.voicebox.web.erasure;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.admin.AdminAction;
import dev.voicebox.access.admin.AdminResource;
import dev.voicebox.access.admin.list.Part;
import dev.voicebox.access.admin.store.AdminRefused;
import dev.voicebox.access.admin.tenant.Tenants;
import dev.voicebox.erasure.Erasures;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.admin.call.AdminCall;
import dev.voicebox.web.admin.call.Named;
import dev.voicebox.web.admin.call.Needs;
import dev.voicebox.web.admin.call.WrittenDown;
import dev.voicebox.web.admin.list.ListCall;
import dev.voicebox.web.admin.list.ListJson;
import dev.voicebox.web.refusal.Refused;
import dev.voicebox.web.rest.JsonBody;

/** What was said in a tenant's sessions, to be erased for good. Described for programs in {@code openapi.yaml}. */
@Path("/tenants/{tenant}/erasures")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ErasuresResource {
    private final Erasures erasures;
    private final Tenants tenants;
    private final AdminCall call;

    /** For the container's proxy. */
    protected ErasuresResource() {
        this(null, null, null);
    }

    @Inject
    public ErasuresResource(Erasures erasures, Tenants tenants, AdminCall call) {
        this.erasures = erasures;
        this.tenants = tenants;
        this.call = call;
    }

    /** Everything, with the key that it was encrypted with; or, with a time, the sessions that ended before it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @WrittenDown
    @Needs(resource = AdminResource.ERASURE, action = AdminAction.CREATE)
    public Response create(@PathParam("tenant") String tenant, InputStream body)
            throws IOException, Refused, ProtocolViolation, AdminRefused {
        TenantId of = tenant(tenant);
        Optional<Instant> before = Confirmed.before(JsonBody.read(body), of, Instant.now());
        Erasures signed = erasures.by(call.deeds());
        String who = call.administrator().subject();
        return ErasureJson.accepted(Asked.of(
                () -> before.isPresent() ? signed.ofOlder(of, before.get(), who) : signed.ofEverything(of, who)));
    }

    /** The latest first. */
    @GET
    @Needs(resource = AdminResource.ERASURE, action = AdminAction.READ)
    public ObjectNode list(@PathParam("tenant") String tenant, @BeanParam ListCall part) throws Refused, AdminRefused {
        TenantId of = tenant(tenant);
        Part.Wanted wanted = part.wanted();
        return ListJson.of(
                Asked.of(() -> erasures.list(of, wanted)).orElseThrow(() -> AdminRefused.unknownCursor(wanted)),
                ErasureJson::of);
    }

    @GET
    @Path("/{id}")
    @Needs(resource = AdminResource.ERASURE, action = AdminAction.READ)
    public ObjectNode one(@PathParam("tenant") String tenant, @PathParam("id") String id) throws Refused, AdminRefused {
        TenantId of = tenant(tenant);
        return ErasureJson.of(Asked.of(() -> erasures.find(of, id)).orElseThrow(() -> AdminRefused.unknown("erasure")));
    }

    private TenantId tenant(String named) throws Refused, AdminRefused {
        return tenants.find(Named.tenant(named, call)).id();
    }
}
