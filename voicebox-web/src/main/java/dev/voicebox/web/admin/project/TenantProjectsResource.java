package dev.voicebox.web.admin.project;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

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
import dev.voicebox.access.admin.project.ProjectView;
import dev.voicebox.access.admin.project.Projects;
import dev.voicebox.access.admin.store.AdminRefused;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.web.admin.call.AdminCall;
import dev.voicebox.web.admin.call.Named;
import dev.voicebox.web.admin.call.Needs;
import dev.voicebox.web.admin.call.WrittenDown;
import dev.voicebox.web.admin.list.ListCall;
import dev.voicebox.web.admin.list.ListJson;
import dev.voicebox.web.admin.write.Version;
import dev.voicebox.web.refusal.Refused;
import dev.voicebox.web.rest.JsonBody;

/** Projects of a tenant. Described for programs in {@code openapi.yaml}. */
@Path("/tenants/{tenant}/projects")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TenantProjectsResource {
    private final Projects projects;
    private final AdminCall call;

    /** For the container's proxy. */
    protected TenantProjectsResource() {
        this(null, null);
    }

    @Inject
    public TenantProjectsResource(Projects projects, AdminCall call) {
        this.projects = projects;
        this.call = call;
    }

    @GET
    @Needs(resource = AdminResource.PROJECT, action = AdminAction.READ)
    public ObjectNode list(@PathParam("tenant") String tenant, @BeanParam ListCall part) throws Refused, AdminRefused {
        return ListJson.of(projects.list(Named.tenant(tenant, call), part.wanted()), ProjectJson::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @WrittenDown
    @Needs(resource = AdminResource.PROJECT, action = AdminAction.CREATE)
    public Response create(@PathParam("tenant") String tenant, InputStream body)
            throws IOException, Refused, ProtocolViolation, AdminRefused {
        Projects.Change wanted = ProjectJson.change(JsonBody.read(body));
        ProjectId id = new ProjectId("proj_" + UUID.randomUUID().toString().replace("-", ""));
        ProjectView made = projects.by(call.deeds()).create(Named.tenant(tenant, call), id, wanted);
        return Version.made(ProjectJson.of(made), made.version(), "projects/" + made.id());
    }
}
