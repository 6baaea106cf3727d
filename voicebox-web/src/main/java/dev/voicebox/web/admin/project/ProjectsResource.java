package dev.voicebox.web.admin.project;

import java.io.IOException;
import java.io.InputStream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.admin.AdminAction;
import dev.voicebox.access.admin.AdminResource;
import dev.voicebox.access.admin.project.ProjectView;
import dev.voicebox.access.admin.project.Projects;
import dev.voicebox.access.admin.store.AdminRefused;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.web.admin.call.AdminCall;
import dev.voicebox.web.admin.call.Named;
import dev.voicebox.web.admin.call.Needs;
import dev.voicebox.web.admin.call.WrittenDown;
import dev.voicebox.web.admin.write.Version;
import dev.voicebox.web.refusal.Refused;
import dev.voicebox.web.rest.JsonBody;

/** Projects, by their ids. Described for programs in {@code openapi.yaml}. */
@Path("/projects/{id}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProjectsResource {
    private final Projects projects;
    private final AdminCall call;

    /** For the container's proxy. */
    protected ProjectsResource() {
        this(null, null);
    }

    @Inject
    public ProjectsResource(Projects projects, AdminCall call) {
        this.projects = projects;
        this.call = call;
    }

    @GET
    @Needs(resource = AdminResource.PROJECT, action = AdminAction.READ)
    public Response one(@PathParam("id") String id, @QueryParam("tenant_id") String tenant)
            throws Refused, AdminRefused {
        return shown(projects.find(Named.tenant(tenant), Named.project(id)));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @WrittenDown
    @Needs(resource = AdminResource.PROJECT, action = AdminAction.UPDATE)
    public Response change(
            @PathParam("id") String id,
            @QueryParam("tenant_id") String tenant,
            @HeaderParam("If-Match") String version,
            InputStream body)
            throws IOException, Refused, ProtocolViolation, AdminRefused {
        Projects.Change wanted = ProjectJson.change(JsonBody.read(body));
        return shown(projects.by(call.deeds())
                .change(Named.tenant(tenant), Named.project(id), wanted, Version.required(version)));
    }

    @DELETE
    @WrittenDown
    @Needs(resource = AdminResource.PROJECT, action = AdminAction.DELETE)
    public ObjectNode delete(
            @PathParam("id") String id, @QueryParam("tenant_id") String tenant, @HeaderParam("If-Match") String version)
            throws Refused, AdminRefused {
        return ProjectJson.deleted(
                projects.by(call.deeds()).delete(Named.tenant(tenant), Named.project(id), Version.required(version)));
    }

    private static Response shown(ProjectView project) {
        return Version.shown(ProjectJson.of(project), project.version());
    }
}
