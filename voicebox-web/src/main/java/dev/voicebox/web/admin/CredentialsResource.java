package dev.voicebox.web.admin;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

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

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.credential.CredentialId;
import dev.voicebox.credential.CredentialRefused;
import dev.voicebox.credential.Credentials;
import dev.voicebox.credential.ProviderCredential;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.refusal.Refused;
import dev.voicebox.web.rest.JsonBody;

/** Keys of tenants for their own providers of language models. */
@Path("/credentials")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Credentials", description = "With an administrator's token. tenant_id: without it, the first tenant.")
public class CredentialsResource {
    private final Credentials credentials;

    /** For the container's proxy. */
    protected CredentialsResource() {
        this(null);
    }

    @Inject
    public CredentialsResource(Credentials credentials) {
        this.credentials = credentials;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Store a key",
            description =
                    "provider, secret (8 to 512 characters; never shown again); name (once in a tenant, default the"
                            + " provider); base_url (https, on the public Internet; default that of a well-known provider);"
                            + " tenant_id.")
    @APIResponse(responseCode = "201", description = "The credential; of its secret the last characters")
    @APIResponse(responseCode = "400", description = "A field is wrong: param names it")
    @APIResponse(responseCode = "401", description = "No administrator's token")
    @APIResponse(responseCode = "404", description = "There is no such tenant")
    @APIResponse(responseCode = "409", description = "The tenant has a credential of that name")
    public Response create(InputStream body) throws IOException, Refused, ProtocolViolation, CredentialRefused {
        ObjectNode wanted = JsonBody.read(body);
        TenantId tenant = tenant(wanted.path("tenant_id").asText(null));
        ProviderCredential made = credentials.create(tenant, CredentialCall.read(wanted));
        return Response.created(URI.create("credentials/" + made.id()))
                .entity(CredentialJson.of(made))
                .build();
    }

    @GET
    @Operation(
            summary = "List a tenant's credentials",
            description = "limit: 1 to 100, default 20; after or before an id.")
    @APIResponse(responseCode = "200", description = "object \"list\", data, has_more, first_id, last_id")
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
    @Operation(summary = "Show one credential")
    @APIResponse(responseCode = "200", description = "The credential")
    @APIResponse(responseCode = "404", description = "The tenant has no such credential")
    public ObjectNode one(@PathParam("id") String id, @QueryParam("tenant_id") String tenant)
            throws Refused, CredentialRefused {
        return CredentialJson.of(credentials.find(tenant(tenant), CredentialCall.id(id)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Forget a credential")
    @APIResponse(responseCode = "200", description = "id, deleted")
    @APIResponse(responseCode = "404", description = "The tenant has no such credential")
    public ObjectNode delete(@PathParam("id") String id, @QueryParam("tenant_id") String tenant)
            throws Refused, CredentialRefused {
        CredentialId which = CredentialCall.id(id);
        credentials.delete(tenant(tenant), which);
        return CredentialJson.deleted(which);
    }

    @POST
    @Path("/{id}/check")
    @Operation(
            summary = "Try a key",
            description = "Asks the provider for its models, within 5 s. What came of it is kept with the credential.")
    @APIResponse(responseCode = "200", description = "ok, result in plain words, checked_at")
    @APIResponse(responseCode = "404", description = "The tenant has no such credential")
    public ObjectNode check(@PathParam("id") String id, @QueryParam("tenant_id") String tenant)
            throws Refused, CredentialRefused {
        CredentialId which = CredentialCall.id(id);
        return CredentialJson.of(which, credentials.check(tenant(tenant), which));
    }

    private TenantId tenant(String named) throws Refused, CredentialRefused {
        TenantId tenant = CredentialCall.tenant(named);
        return tenant == null ? credentials.firstTenant() : tenant;
    }
}
