package dev.voicebox.web.admin;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import dev.voicebox.access.admin.AdminResource;
import dev.voicebox.credential.CredentialId;
import dev.voicebox.credential.CredentialRefused;
import dev.voicebox.credential.Credentials;
import dev.voicebox.credential.ProviderCredential;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.admin.call.AdminCall;
import dev.voicebox.web.admin.call.Needs;
import dev.voicebox.web.admin.call.WrittenDown;
import dev.voicebox.web.refusal.Refused;
import dev.voicebox.web.rest.JsonBody;

/**
 * Keys of tenants for their own providers of language models, with an administrator's token. Described for programs in
 * {@code openapi.yaml}.
 */
@Path("/credentials")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CredentialsResource {
    private final Credentials credentials;
    private final AdminCall call;

    /** For the container's proxy. */
    protected CredentialsResource() {
        this(null, null);
    }

    @Inject
    public CredentialsResource(Credentials credentials, AdminCall call) {
        this.credentials = credentials;
        this.call = call;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @WrittenDown
    @Needs(resource = AdminResource.CREDENTIAL, action = AdminAction.CREATE)
    public Response create(InputStream body) throws IOException, Refused, ProtocolViolation, CredentialRefused {
        ObjectNode wanted = JsonBody.read(body);
        TenantId tenant = tenantOf(CredentialCall.tenantIn(wanted));
        ProviderCredential made = credentials.by(call.deeds()).create(tenant, CredentialCall.read(wanted));
        return Response.created(URI.create("credentials/" + made.id()))
                .entity(CredentialJson.of(made))
                .build();
    }

    @GET
    @Needs(resource = AdminResource.CREDENTIAL, action = AdminAction.READ)
    public ObjectNode list(
            @QueryParam("tenant_id") String tenant,
            @QueryParam("after") String after,
            @QueryParam("before") String before,
            @QueryParam("limit") String limit)
            throws Refused, CredentialRefused {
        return CredentialJson.of(credentials.list(tenant(tenant), CredentialCall.page(after, before, limit)));
    }

    @GET
    @Path("/{id}")
    @Needs(resource = AdminResource.CREDENTIAL, action = AdminAction.READ)
    public ObjectNode one(@PathParam("id") String id, @QueryParam("tenant_id") String tenant)
            throws Refused, CredentialRefused {
        return CredentialJson.of(credentials.find(tenant(tenant), CredentialCall.id(id)));
    }

    @DELETE
    @Path("/{id}")
    @WrittenDown
    @Needs(resource = AdminResource.CREDENTIAL, action = AdminAction.DELETE)
    public ObjectNode delete(@PathParam("id") String id, @QueryParam("tenant_id") String tenant)
            throws Refused, CredentialRefused {
        CredentialId which = CredentialCall.id(id);
        credentials.by(call.deeds()).delete(tenant(tenant), which);
        return CredentialJson.deleted(which);
    }

    @POST
    @Path("/{id}/check")
    @WrittenDown
    @Needs(resource = AdminResource.CREDENTIAL, action = AdminAction.UPDATE)
    public ObjectNode check(@PathParam("id") String id, @QueryParam("tenant_id") String tenant)
            throws Refused, CredentialRefused {
        CredentialId which = CredentialCall.id(id);
        return CredentialJson.of(which, credentials.by(call.deeds()).check(tenant(tenant), which));
    }

    /** The body is not read by the filter that looks after the addresses. */
    private TenantId tenantOf(TenantId named) throws Refused, CredentialRefused {
        Optional<TenantId> own = call.administrator().tenant();
        TenantId meant = named == null && own.isPresent() ? own.get() : call.reach(orFirst(named));
        call.concerns(meant);
        return meant;
    }

    private TenantId tenant(String named) throws Refused, CredentialRefused {
        TenantId meant = orFirst(CredentialCall.tenant(named));
        call.concerns(meant);
        return meant;
    }

    private TenantId orFirst(TenantId named) throws CredentialRefused {
        return named == null ? credentials.firstTenant() : named;
    }
}
