package dev.voicebox.web.usage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.voicebox.access.admin.AdminAction;
import dev.voicebox.access.admin.AdminResource;
import dev.voicebox.usage.minute.UsageRefused;
import dev.voicebox.usage.minute.UsageReport;
import dev.voicebox.usage.minute.UsageTable;
import dev.voicebox.web.admin.call.Needs;
import dev.voicebox.web.refusal.Refused;

/** What a tenant used, with an administrator's token. Described for programs in {@code openapi.yaml}. */
@Path("/usage")
@RequestScoped
public class UsageResource {
    private static final MediaType CSV = new MediaType("text", "csv", "utf-8");

    private final UsageReport report;

    /** For the container's proxy. */
    protected UsageResource() {
        this(null);
    }

    @Inject
    public UsageResource(UsageReport report) {
        this.report = report;
    }

    /** A format in the address counts more than the header: it is what a person types. */
    @GET
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    @Needs(resource = AdminResource.USAGE, action = AdminAction.READ)
    public Response usage(@BeanParam UsageCall call, @Context HttpHeaders headers) throws Refused, UsageRefused {
        boolean csv = call.isCsv(headers.getAcceptableMediaTypes());
        UsageTable table = report.table(call.query(Instant.now()));
        return csv ? answer(UsageCsv.of(table), CSV) : answer(UsageJson.of(table), MediaType.APPLICATION_JSON_TYPE);
    }

    private static Response answer(String body, MediaType type) {
        return Response.ok(body.getBytes(StandardCharsets.UTF_8), type).build();
    }
}
