package dev.voicebox.erasure;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.persistence.erasure.ErasureRepository;
import dev.voicebox.persistence.erasure.ErasureRow;
import dev.voicebox.persistence.erasure.ErasureSteps;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.tenant.UnitOfWork;

/** Asks once a day for each tenant that what is older than the tenant keeps it is erased. On any number of servers. */
public final class Retention implements Runnable {
    private static final Logger LOG = Logger.getLogger(Retention.class.getName());
    /** Requests of the rule are shown for so long. */
    private static final Duration SHOWN = Duration.ofDays(90);

    private final UnitOfWork work;
    private final ErasureSteps steps;
    private final Clock clock;

    public Retention(UnitOfWork work, ErasureSteps steps, Clock clock) {
        this.work = work;
        this.steps = steps;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            steps.retentions().forEach(this::ask);
        } catch (SQLException e) {
            LOG.log(Level.FINE, "erasure: retention waits for the database", e);
        }
    }

    private void ask(String tenant, int days) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ErasureRow request = new ErasureRow(
                tenant,
                "ret_" + LocalDate.ofInstant(now, ZoneOffset.UTC),
                null,
                ErasureRow.Reason.RETENTION,
                "system",
                now,
                now.minus(Duration.ofDays(days)),
                ErasureRow.Stage.ROWS,
                Map.of(),
                null);
        try {
            work.inTransaction(new TenantId(tenant), entities -> {
                ErasureRepository requests = new ErasureRepository(entities);
                requests.addAll(request);
                return requests.forgetRetention(tenant, now, SHOWN);
            });
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "erasure: retention of tenant {0} waits: {1}", new Object[] {tenant, e.getMessage()
            });
        }
    }
}
