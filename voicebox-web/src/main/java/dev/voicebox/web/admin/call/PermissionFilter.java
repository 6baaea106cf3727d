package dev.voicebox.web.admin.call;

import java.lang.reflect.Method;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

import dev.voicebox.access.admin.AdminPermissions;
import dev.voicebox.access.admin.AdminRole;
import dev.voicebox.web.admin.Problem;
import dev.voicebox.web.refusal.Refusal;

/** Stands before every method of {@code /api/v2}, and asks the one table whether this role may. */
@Provider
@ApplicationScoped
public class PermissionFilter implements ContainerRequestFilter, ContainerResponseFilter {
    public static final String REQUEST_ID = "X-Request-Id";

    @Context
    private ResourceInfo method;

    @Inject
    private AdminCall call;

    @Override
    public void filter(ContainerRequestContext request) {
        Refusal refusal = refusal(call.administrator().role(), method.getResourceMethod());
        if (refusal != null) {
            request.abortWith(Problem.of(refusal).response());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        answer.getHeaders().putSingle(REQUEST_ID, call.id());
    }

    /** {@code null} when the role may. A method that does not say what it needs is for nobody. */
    static Refusal refusal(AdminRole role, Method method) {
        Needs needs = method == null ? null : method.getAnnotation(Needs.class);
        if (needs == null) {
            return Denials.undeclared();
        }
        return AdminPermissions.allows(role, needs.resource(), needs.action())
                ? null
                : Denials.role(role, needs.resource(), needs.action());
    }
}
