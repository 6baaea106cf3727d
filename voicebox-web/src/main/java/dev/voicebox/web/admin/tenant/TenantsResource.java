package dev.voicebox.web.admin.tenant;

import java.io.IOException;
import java.io.InputStream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.admin.AdminAction;
import dev.voicebox.access.admin.AdminResource;
import dev.voicebox.access.admin.store.AdminRefused;
import dev.voicebox.access.admin.tenant.TenantChange;
import dev.voicebox.access.admin.tenant.TenantView;
import dev.voicebox.access.admin.tenant.Tenants;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.web.admin.call.AdminCall;
import dev.voicebox.web.admin.call.Named;
import dev.voicebox.web.admin.call.Needs;
import dev.voicebox.web.admin.call.WrittenDown;
import dev.voicebox.web.admin.list.ListCall;
import dev.voicebox.web.admin.list.ListJson;
import dev.voicebox.web.admin.write.Version;
import dev.voicebox.web.refusal.Refused;
import dev.voicebox.web.rest.JsonBody;

/** Tenants. Described for programs in {@code openapi.yaml}. */
@Path("/tenants")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TenantsResource {
    private final Tenants tenants;
    private final AdminCall call;

    /** For the container's proxy. */
    protected TenantsResource() {
        this(null, null);
    }

    @Inject
    public TenantsResource(Tenants tenants, AdminCall call) {
        this.tenants = tenants;
        this.call = call;
    }

    @GET
    @Needs(resource = AdminResource.TENANT, action = AdminAction.READ)
    public ObjectNode list(@BeanParam ListCall part) throws Refused, AdminRefused {
        return ListJson.of(tenants.list(call.administrator(), part.wanted()), TenantJson::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @WrittenDown
    @Needs(resource = AdminResource.TENANT, action = AdminAction.CREATE)
    public Response create(InputStream body) throws IOException, Refused, ProtocolViolation, AdminRefused {
        ObjectNode wanted = JsonBody.read(body);
        TenantView made = tenants.by(call.deeds()).create(TenantCall.id(wanted), TenantCall.change(wanted, "id"));
        return Version.made(TenantJson.of(made), made.version(), "tenants/" + made.id());
    }

    @GET
    @Path("/{id}")
    @Needs(resource = AdminResource.TENANT, action = AdminAction.READ)
    public Response one(@PathParam("id") String id) throws Refused, AdminRefused {
        return shown(tenants.find(Named.tenant(id, call)));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @WrittenDown
    @Needs(resource = AdminResource.TENANT, action = AdminAction.UPDATE)
    public Response change(@PathParam("id") String id, @HeaderParam("If-Match") String version, InputStream body)
            throws IOException, Refused, ProtocolViolation, AdminRefused {
        TenantChange wanted = TenantCall.change(JsonBody.read(body), "status");
        if (wanted.touchesStanding()) {
            call.require(AdminResource.TENANT_STANDING, AdminAction.UPDATE);
        }
        return shown(tenants.by(call.deeds()).change(Named.tenant(id, call), wanted, Version.required(version)));
    }

    @DELETE
    @Path("/{id}")
    @WrittenDown
    @Needs(resource = AdminResource.TENANT, action = AdminAction.DELETE)
    public Response delete(@PathParam("id") String id, @HeaderParam("If-Match") String version)
            throws Refused, AdminRefused {
        return shown(tenants.by(call.deeds()).delete(Named.tenant(id, call), Version.required(version)));
    }

    private static Response shown(TenantView tenant) {
        return Version.shown(TenantJson.of(tenant), tenant.version());
    }
}
