package dev.voicebox.web.admin.quota;

import java.io.IOException;
import java.io.InputStream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.voicebox.access.admin.AdminAction;
import dev.voicebox.access.admin.AdminResource;
import dev.voicebox.access.admin.store.AdminRefused;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.limit.quota.QuotaBook;
import dev.voicebox.limit.quota.QuotaSubject;
import dev.voicebox.web.admin.call.AdminCall;
import dev.voicebox.web.admin.call.Needs;
import dev.voicebox.web.admin.call.WrittenDown;
import dev.voicebox.web.admin.write.Version;
import dev.voicebox.web.refusal.Refused;
import dev.voicebox.web.rest.JsonBody;

/** Limits of everybody. Described for programs in {@code openapi.yaml}. */
@Path("/quotas")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PlatformQuotaResource {
    private final QuotaBook book;
    private final AdminCall call;

    /** For the container's proxy. */
    protected PlatformQuotaResource() {
        this(null, null);
    }

    @Inject
    public PlatformQuotaResource(QuotaBook book, AdminCall call) {
        this.book = book;
        this.call = call;
    }

    @GET
    @Needs(resource = AdminResource.PLATFORM_QUOTA, action = AdminAction.READ)
    public Response read() throws Refused, AdminRefused {
        return QuotaJson.shown(book.read(subject()));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @WrittenDown
    @Needs(resource = AdminResource.PLATFORM_QUOTA, action = AdminAction.UPDATE)
    public Response replace(@HeaderParam("If-Match") String version, InputStream body)
            throws IOException, Refused, ProtocolViolation, AdminRefused {
        QuotaSubject subject = subject();
        return QuotaJson.shown(
                book.by(call.deeds()).replace(subject, QuotaJson.read(JsonBody.read(body)), Version.optional(version)));
    }

    private static QuotaSubject subject() {
        return QuotaSubject.PLATFORM;
    }
}
