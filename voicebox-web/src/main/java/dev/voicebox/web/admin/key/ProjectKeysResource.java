package dev.voicebox.web.admin.key;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import dev.voicebox.access.admin.key.Keys;
import dev.voicebox.access.admin.key.NewKey;
import dev.voicebox.access.admin.project.ProjectView;
import dev.voicebox.access.admin.project.Projects;
import dev.voicebox.access.admin.store.AdminRefused;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.tenant.Scope;
import dev.voicebox.web.admin.call.AdminCall;
import dev.voicebox.web.admin.call.Named;
import dev.voicebox.web.admin.call.Needs;
import dev.voicebox.web.admin.call.WrittenDown;
import dev.voicebox.web.admin.list.ListCall;
import dev.voicebox.web.admin.list.ListJson;
import dev.voicebox.web.refusal.Refused;
import dev.voicebox.web.rest.JsonBody;

/** API keys of a project. Described for programs in {@code openapi.yaml}. */
@Path("/projects/{project}/keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProjectKeysResource {
    private final Projects projects;
    private final Keys keys;
    private final AdminCall call;

    /** For the container's proxy. */
    protected ProjectKeysResource() {
        this(null, null, null);
    }

    @Inject
    public ProjectKeysResource(Projects projects, Keys keys, AdminCall call) {
        this.projects = projects;
        this.keys = keys;
        this.call = call;
    }

    @GET
    @Needs(resource = AdminResource.API_KEY, action = AdminAction.READ)
    public ObjectNode list(
            @PathParam("project") String project, @QueryParam("tenant_id") String tenant, @BeanParam ListCall part)
            throws Refused, AdminRefused {
        ProjectView of = projects.find(Named.tenant(tenant), Named.project(project));
        return ListJson.of(keys.list(of, part.wanted()), KeyJson::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @WrittenDown
    @Needs(resource = AdminResource.API_KEY, action = AdminAction.CREATE)
    public Response create(
            @PathParam("project") String project, @QueryParam("tenant_id") String tenant, InputStream body)
            throws IOException, Refused, ProtocolViolation, AdminRefused {
        NewKey wanted = KeyCall.read(JsonBody.read(body), Instant.now());
        if (wanted.scopes().contains(Scope.TENANT_ADMIN)
                && !AdminPermissions.mayGrantTenantAdmin(call.administrator().role())) {
            call.require(AdminResource.TENANT, AdminAction.UPDATE);
        }
        ProjectView of = projects.find(Named.tenant(tenant), Named.project(project));
        call.concerns(of.tenant());
        return KeyJson.made(keys.by(call.deeds()).create(of, wanted));
    }
}
