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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.voicebox.access.admin.AdminAction;
import dev.voicebox.access.admin.AdminResource;
import dev.voicebox.access.admin.project.ProjectView;
import dev.voicebox.access.admin.project.Projects;
import dev.voicebox.access.admin.store.AdminRefused;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.limit.quota.QuotaBook;
import dev.voicebox.limit.quota.QuotaSubject;
import dev.voicebox.web.admin.call.AdminCall;
import dev.voicebox.web.admin.call.Named;
import dev.voicebox.web.admin.call.Needs;
import dev.voicebox.web.admin.call.WrittenDown;
import dev.voicebox.web.admin.write.Version;
import dev.voicebox.web.refusal.Refused;
import dev.voicebox.web.rest.JsonBody;

/** Limits of a project. Described for programs in {@code openapi.yaml}. */
@Path("/projects/{project}/quotas")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProjectQuotaResource {
    private final QuotaBook book;
    private final Projects projects;
    private final AdminCall call;

    /** For the container's proxy. */
    protected ProjectQuotaResource() {
        this(null, null, null);
    }

    @Inject
    public ProjectQuotaResource(QuotaBook book, Projects projects, AdminCall call) {
        this.call = call;
        this.book = book;
        this.projects = projects;
    }

    @GET
    @Needs(resource = AdminResource.PROJECT_QUOTA, action = AdminAction.READ)
    public Response read(@PathParam("project") String project, @QueryParam("tenant_id") String tenant)
            throws Refused, AdminRefused {
        return QuotaJson.shown(book.read(subject(project, tenant)));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @WrittenDown
    @Needs(resource = AdminResource.PROJECT_QUOTA, action = AdminAction.UPDATE)
    public Response replace(
            @PathParam("project") String project,
            @QueryParam("tenant_id") String tenant,
            @HeaderParam("If-Match") String version,
            InputStream body)
            throws IOException, Refused, ProtocolViolation, AdminRefused {
        QuotaSubject subject = subject(project, tenant);
        return QuotaJson.shown(
                book.by(call.deeds()).replace(subject, QuotaJson.read(JsonBody.read(body)), Version.optional(version)));
    }

    private QuotaSubject subject(String project, String tenant) throws Refused, AdminRefused {
        ProjectView of = projects.find(Named.tenant(tenant), Named.project(project));
        return QuotaSubject.of(of.tenant(), of.id());
    }
}
