package dev.voicebox.web.catalogue;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.admin.AdminAction;
import dev.voicebox.access.admin.AdminResource;
import dev.voicebox.catalogue.CatalogueRefused;
import dev.voicebox.catalogue.Kept;
import dev.voicebox.catalogue.Shelf;
import dev.voicebox.catalogue.Voice;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.web.admin.call.Needs;
import dev.voicebox.web.admin.call.WrittenDown;
import dev.voicebox.web.admin.list.ListCall;
import dev.voicebox.web.admin.list.ListJson;
import dev.voicebox.web.admin.write.Version;
import dev.voicebox.web.refusal.Refused;
import dev.voicebox.web.rest.JsonBody;

/** Voices of a tenant. Described for programs in {@code openapi.yaml}. */
@Path("/voices")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class VoicesResource {
    private final Shelf<Voice> voices;
    private final CatalogueCall call;

    /** For the container's proxy. */
    protected VoicesResource() {
        this(null, null);
    }

    @Inject
    public VoicesResource(Shelf<Voice> voices, CatalogueCall call) {
        this.voices = voices;
        this.call = call;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @WrittenDown
    @Needs(resource = AdminResource.VOICE, action = AdminAction.CREATE)
    public Response create(@QueryParam("tenant_id") String tenant, InputStream body)
            throws IOException, Refused, ProtocolViolation, CatalogueRefused {
        ObjectNode wanted = JsonBody.read(body);
        Kept<Voice> made = voices.create(call.tenant(wanted, tenant), VoiceJson.read(wanted), call.deeds());
        return Version.made(VoiceJson.of(made), made.version(), "voices/" + made.id());
    }

    @GET
    @Needs(resource = AdminResource.VOICE, action = AdminAction.READ)
    public ObjectNode list(@QueryParam("tenant_id") String tenant, @BeanParam ListCall list)
            throws Refused, ProtocolViolation, CatalogueRefused {
        try {
            return ListJson.of(voices.list(CatalogueCall.named(tenant), list.wanted()), VoiceJson::of);
        } catch (CatalogueRefused refused) {
            throw CatalogueCall.named(refused, list);
        }
    }

    @GET
    @Path("/{id}")
    @Needs(resource = AdminResource.VOICE, action = AdminAction.READ)
    public Response one(@PathParam("id") String id, @QueryParam("tenant_id") String tenant)
            throws Refused, ProtocolViolation, CatalogueRefused {
        Kept<Voice> found = voices.find(CatalogueCall.named(tenant), id);
        return Version.shown(VoiceJson.of(found), found.version());
    }

    /** What is not named stays as it is. */
    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @WrittenDown
    @Needs(resource = AdminResource.VOICE, action = AdminAction.UPDATE)
    public Response change(
            @PathParam("id") String id,
            @QueryParam("tenant_id") String tenant,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            InputStream body)
            throws IOException, Refused, ProtocolViolation, CatalogueRefused {
        ObjectNode wanted = JsonBody.read(body);
        Kept<Voice> changed =
                voices.change(call.meant(tenant, id, ifMatch), now -> VoiceJson.patched(now, wanted), call.deeds());
        return Version.shown(VoiceJson.of(changed), changed.version());
    }

    @DELETE
    @Path("/{id}")
    @WrittenDown
    @Needs(resource = AdminResource.VOICE, action = AdminAction.DELETE)
    public ObjectNode delete(
            @PathParam("id") String id,
            @QueryParam("tenant_id") String tenant,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch)
            throws Refused, ProtocolViolation, CatalogueRefused {
        voices.delete(call.meant(tenant, id, ifMatch), call.deeds());
        return VoiceJson.deleted(id);
    }
}
