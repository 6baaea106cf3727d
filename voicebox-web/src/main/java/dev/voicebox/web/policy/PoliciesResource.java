package dev.voicebox.web.policy;

import java.io.IOException;
import java.io.InputStream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.admin.AdminAction;
import dev.voicebox.access.admin.AdminResource;
import dev.voicebox.access.admin.store.AdminRefused;
import dev.voicebox.access.admin.tenant.Tenants;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.policy.PolicyInForce;
import dev.voicebox.policy.Question;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.admin.call.AdminCall;
import dev.voicebox.web.admin.call.Named;
import dev.voicebox.web.admin.call.Needs;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;
import dev.voicebox.web.rest.JsonBody;

/** The policy of this server, and what it would decide. Described for programs in {@code openapi.yaml}. */
@Path("/policies")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PoliciesResource {
    private final PolicyInForce policy;
    private final Tenants tenants;
    private final AdminCall call;

    /** For the container's proxy. */
    protected PoliciesResource() {
        this(null, null, null);
    }

    @Inject
    public PoliciesResource(PolicyInForce policy, Tenants tenants, AdminCall call) {
        this.policy = policy;
        this.tenants = tenants;
        this.call = call;
    }

    @GET
    @Needs(resource = AdminResource.POLICY, action = AdminAction.READ)
    public ObjectNode read() {
        return PolicyJson.of(policy);
    }

    /** Nothing is done, and nothing is left of it but that it was asked. */
    @POST
    @Path("/evaluate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(resource = AdminResource.POLICY_TRIAL, action = AdminAction.CREATE)
    public ObjectNode evaluate(@QueryParam("tenant_id") String named, InputStream body)
            throws IOException, Refused, ProtocolViolation, AdminRefused {
        TenantId tenant = Named.tenant(named).orElseThrow(PoliciesResource::noTenant);
        Question question =
                TrialCall.read(JsonBody.read(body), tenant, call.administrator().subject());
        tenants.find(tenant);
        return PolicyJson.of(question, policy.tryOut(question));
    }

    private static Refused noTenant() {
        return new Refused(Refusal.invalid(
                "missing_required_parameter",
                "tenant_id",
                "Missing required parameter: 'tenant_id'. Say whose rules."));
    }
}
