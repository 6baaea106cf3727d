package dev.voicebox.web.erasure;

import java.io.IOException;
import java.io.InputStream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.admin.AdminAction;
import dev.voicebox.access.admin.AdminResource;
import dev.voicebox.access.admin.store.AdminRefused;
import dev.voicebox.access.admin.tenant.Tenants;
import dev.voicebox.content.TenantKeys;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.admin.call.AdminCall;
import dev.voicebox.web.admin.call.Named;
import dev.voicebox.web.admin.call.Needs;
import dev.voicebox.web.admin.call.WrittenDown;
import dev.voicebox.web.refusal.Refused;
import dev.voicebox.web.rest.JsonBody;

/** What a tenant's content is encrypted with, to be destroyed. Described for programs in {@code openapi.yaml}. */
@Path("/tenants/{tenant}/content_key")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ContentKeyResource {
    private final TenantKeys keys;
    private final Tenants tenants;
    private final AdminCall call;

    /** For the container's proxy. */
    protected ContentKeyResource() {
        this(null, null, null);
    }

    @Inject
    public ContentKeyResource(TenantKeys keys, Tenants tenants, AdminCall call) {
        this.keys = keys;
        this.tenants = tenants;
        this.call = call;
    }

    /** A POST, for it has a body: many a proxy drops that of a DELETE. */
    @POST
    @Path("/erase")
    @Consumes(MediaType.APPLICATION_JSON)
    @WrittenDown
    @Needs(resource = AdminResource.CONTENT_KEY, action = AdminAction.DELETE)
    public ObjectNode erase(@PathParam("tenant") String tenant, InputStream body)
            throws IOException, Refused, ProtocolViolation, AdminRefused {
        TenantId of = tenants.find(Named.tenant(tenant, call)).id();
        Confirmed.require(JsonBody.read(body), of);
        int erased = Asked.of(() -> keys.erase(of, call.deeds()));
        return JsonNodeFactory.instance
                .objectNode()
                .put("object", "content_key.erased")
                .put("tenant_id", of.value())
                .put("erased", erased > 0);
    }
}
