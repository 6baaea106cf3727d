package dev.voicebox.web.admin.key;

import java.io.IOException;
import java.io.InputStream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.admin.AdminAction;
import dev.voicebox.access.admin.AdminPermissions;
import dev.voicebox.access.admin.AdminResource;
import dev.voicebox.access.admin.key.KeyView;
import dev.voicebox.access.admin.key.Keys;
import dev.voicebox.access.admin.store.AdminRefused;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.tenant.Scope;
import dev.voicebox.web.admin.call.AdminCall;
import dev.voicebox.web.admin.call.Named;
import dev.voicebox.web.admin.call.Needs;
import dev.voicebox.web.admin.call.WrittenDown;
import dev.voicebox.web.refusal.Refused;
import dev.voicebox.web.rest.JsonBody;

/** API keys, by their ids. Described for programs in {@code openapi.yaml}. */
@Path("/keys/{id}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class KeysResource {
    private final Keys keys;
    private final AdminCall call;

    /** For the container's proxy. */
    protected KeysResource() {
        this(null, null);
    }

    @Inject
    public KeysResource(Keys keys, AdminCall call) {
        this.keys = keys;
        this.call = call;
    }

    @GET
    @Needs(resource = AdminResource.API_KEY, action = AdminAction.READ)
    public ObjectNode one(@PathParam("id") String id, @QueryParam("tenant_id") String tenant)
            throws Refused, AdminRefused {
        return KeyJson.of(keys.find(Named.tenant(tenant), id));
    }

    @DELETE
    @WrittenDown
    @Needs(resource = AdminResource.API_KEY, action = AdminAction.DELETE)
    public ObjectNode revoke(@PathParam("id") String id, @QueryParam("tenant_id") String tenant)
            throws Refused, AdminRefused {
        return KeyJson.of(keys.by(call.deeds()).revoke(Named.tenant(tenant), id));
    }

    /** Without a body: with the usual grace. */
    @POST
    @Path("/rotate")
    @WrittenDown
    @Needs(resource = AdminResource.API_KEY, action = AdminAction.UPDATE)
    public Response rotate(@PathParam("id") String id, @QueryParam("tenant_id") String tenant, InputStream body)
            throws IOException, Refused, ProtocolViolation, AdminRefused {
        KeyView old = keys.find(Named.tenant(tenant), id);
        call.concerns(old.tenant());
        if (old.scopes().contains(Scope.TENANT_ADMIN.word())
                && !AdminPermissions.mayGrantTenantAdmin(call.administrator().role())) {
            call.require(AdminResource.TENANT, AdminAction.UPDATE);
        }
        return KeyJson.made(keys.by(call.deeds()).rotate(Named.tenant(tenant), id, KeyCall.grace(JsonBody.read(body))));
    }
}
