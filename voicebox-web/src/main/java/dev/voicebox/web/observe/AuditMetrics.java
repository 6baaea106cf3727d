package dev.voicebox.web.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;

import dev.voicebox.audit.check.AuditCheck;
import dev.voicebox.audit.refused.RefusedConnects;

/**
 * The metrics of the audit log.
 *
 * <pre>
 *   voicebox_audit_broken_chains             tenants whose log is not as it was written, when it was last looked at
 *   voicebox_audit_checked_entries_total     entries that were found as they were written, by the hourly check
 *   voicebox_audit_lost_refusals_total       refused connections that are in no log: too many kinds at once, or no database
 * </pre>
 */
@ApplicationScoped
public class AuditMetrics {

    @Inject
    private MetricRegistry registry;

    @Inject
    private AuditCheck check;

    @Inject
    private RefusedConnects refused;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
        registry.gauge(
                named("voicebox_audit_broken_chains", "Tenants whose audit log is not as it was written"),
                check::broken);
        registry.gauge(
                named("voicebox_audit_checked_entries_total", "Entries of audit logs found as they were written"),
                check::checkedRows);
        registry.gauge(
                named("voicebox_audit_lost_refusals_total", "Refused connections that are in no audit log"),
                refused::lost);
    }

    private static Metadata named(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }
}
