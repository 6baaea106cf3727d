package dev.voicebox.history;

import java.time.Duration;

import javax.sql.DataSource;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.voicebox.access.notice.Notices;
import dev.voicebox.audit.AuditLog;
import dev.voicebox.content.TenantKeys;
import dev.voicebox.persistence.history.HistoryRows;
import dev.voicebox.tenant.UnitOfWork;

/** Makes the plain objects of this package for the container. */
@ApplicationScoped
public class HistoryBeans {

    /** For each question: an administrator waits, and a database that is away must not hold the server's threads. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Resource(lookup = "jdbc/voicebox")
    private DataSource database;

    @Produces
    @Singleton
    History history(UnitOfWork work, TenantKeys content) {
        return new History(new HistoryTenants(work), new HistoryRows(database, PATIENCE), content);
    }

    @Produces
    @Singleton
    SessionEnds sessionEnds(AuditLog audit, Notices notices) {
        return new SessionEnds(audit, notices);
    }
}
