package dev.voicebox.web.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.admin.AdminAction;
import dev.voicebox.access.admin.AdminResource;
import dev.voicebox.audit.read.AuditReader;
import dev.voicebox.audit.read.AuditRefused;
import dev.voicebox.web.admin.call.Needs;
import dev.voicebox.web.refusal.Refused;

/** Who did what, and whether it was written so. Described for programs in {@code openapi.yaml}. */
@Path("/audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
    private final AuditReader audit;

    /** For the container's proxy. */
    protected AuditResource() {
        this(null);
    }

    @Inject
    public AuditResource(AuditReader audit) {
        this.audit = audit;
    }

    @GET
    @Needs(resource = AdminResource.AUDIT, action = AdminAction.READ)
    public ObjectNode list(@BeanParam AuditCall call) throws Refused, AuditRefused {
        return AuditJson.of(audit.entries(call.tenant(), call.entries()), AuditJson::of);
    }

    @GET
    @Path("/decisions")
    @Needs(resource = AdminResource.AUDIT, action = AdminAction.READ)
    public ObjectNode decisions(@BeanParam AuditCall call) throws Refused, AuditRefused {
        return AuditJson.of(audit.decisions(call.tenant(), call.decisions()), AuditJson::of);
    }

    /** Reads the whole chain: about a second for 100,000 entries. */
    @GET
    @Path("/verify")
    @Needs(resource = AdminResource.AUDIT, action = AdminAction.READ)
    public ObjectNode verify(@BeanParam AuditCall call) throws Refused, AuditRefused {
        return AuditJson.of(audit.verify(call.tenant()));
    }
}
