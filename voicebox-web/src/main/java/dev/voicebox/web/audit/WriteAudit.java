package dev.voicebox.web.audit;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;

import dev.voicebox.access.admin.AdminAction;
import dev.voicebox.audit.AuditEntry;
import dev.voicebox.audit.AuditLog;
import dev.voicebox.audit.Author;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.admin.call.AdminCall;
import dev.voicebox.web.admin.call.Needs;
import dev.voicebox.web.admin.call.WrittenDown;

/**
 * Writes down each write of {@code /api/v2} that was refused when it is over. What was done has been written down in its own
 * transaction ({@link WrittenDown}); here only what changes nothing, such as a question to the policy.
 */
@Provider
@ApplicationScoped
public class WriteAudit implements ContainerResponseFilter {
    private static final Logger LOG = System.getLogger(WriteAudit.class.getName());
    private static final int REFUSED = 400;
    private static final int FAILED = 500;

    @Context
    private ResourceInfo resource;

    @Inject
    private AdminCall call;

    @Inject
    private AuditLog log;

    @Inject
    private Owners owners;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        Method method = resource.getResourceMethod();
        Needs needs = method == null ? null : method.getAnnotation(Needs.class);
        boolean isDone = answer.getStatus() < REFUSED;
        if (needs == null
                || needs.action() == AdminAction.READ
                || isDone && method.isAnnotationPresent(WrittenDown.class)) {
            return;
        }
        try {
            log.record(
                    tenant(request.getUriInfo()),
                    entry(needs, request.getUriInfo().getPath(), answer.getStatus()));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The write " + call.id() + " of an administrator is not in the audit log.", e);
        }
    }

    private AuditEntry entry(Needs needs, String path, int status) {
        return new Author(call.administrator().subject(), call.source(), call.id())
                .entry(
                        word(needs.resource()) + '.' + word(needs.action()),
                        path.isEmpty() ? "/" : path,
                        outcome(status),
                        Map.of("status", Integer.toString(status)));
    }

    /** Whose it is, as far as that is known; an administrator of a tenant never writes in another one's log. */
    private TenantId tenant(UriInfo address) {
        return tenant(call, () -> owners.of(address.getQueryParameters().getFirst("tenant_id"), address.getPath()));
    }

    static TenantId tenant(AdminCall call, Supplier<Optional<TenantId>> owner) {
        return call.administrator().tenant().or(call::concerned).or(owner).orElse(AuditLog.PLATFORM);
    }

    private static String outcome(int status) {
        if (status >= FAILED) {
            return AuditEntry.FAILED;
        }
        return status >= REFUSED ? AuditEntry.REFUSED : AuditEntry.DONE;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
