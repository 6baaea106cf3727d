package dev.voicebox.audit.start;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.Config;

import dev.voicebox.audit.check.AuditCheck;
import dev.voicebox.audit.refused.RefusedConnects;
import dev.voicebox.setting.Roles;
import dev.voicebox.tenant.DependencyState;
import dev.voicebox.tenant.OnceReady;

/** Writes refused connections once a second, and has the chains checked once an hour where events are relayed. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class AuditStart {
    private static final String ROLE = "relay";
    private static final int SECONDS_BETWEEN_WRITES = 1;
    private static final int MINUTES_BEFORE_CHECKS = 1;
    private static final int MINUTES_BETWEEN_CHECKS = 60;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    private ManagedScheduledExecutorService timer;

    @Inject
    private Config config;

    @Inject
    private DependencyState dependencies;

    @Inject
    private RefusedConnects refused;

    @Inject
    private AuditCheck check;

    private OnceReady waiting;
    private ScheduledFuture<?> writing;
    private ScheduledFuture<?> checking;

    @PostConstruct
    void start() {
        waiting = new OnceReady("The audit log", timer, dependencies::migrated, this::begin);
    }

    @PreDestroy
    void stop() {
        waiting.close();
        if (writing != null) {
            writing.cancel(false);
            refused.write();
        }
        if (checking != null) {
            checking.cancel(false);
        }
    }

    private void begin() {
        writing = timer.scheduleWithFixedDelay(
                refused::write, SECONDS_BETWEEN_WRITES, SECONDS_BETWEEN_WRITES, TimeUnit.SECONDS);
        if (Roles.read(key -> config.getOptionalValue(key, String.class)).has(ROLE)) {
            checking = timer.scheduleWithFixedDelay(
                    check::run, MINUTES_BEFORE_CHECKS, MINUTES_BETWEEN_CHECKS, TimeUnit.MINUTES);
        }
    }
}
