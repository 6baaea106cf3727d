package dev.voicebox.audit.check;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import dev.voicebox.audit.AuditLog;
import dev.voicebox.audit.chain.ChainVerifier;
import dev.voicebox.audit.chain.Flaw;
import dev.voicebox.audit.chain.Verdict;
import dev.voicebox.persistence.audit.AuditRepository;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.tenant.UnitOfWork;

/**
 * Verifies the chains of all tenants, one after the other. It remembers how far each went: as long as this server runs, a database
 * that was set back to a former state is found out too.
 */
public final class AuditCheck {
    private static final Logger LOG = System.getLogger(AuditCheck.class.getName());

    private final UnitOfWork work;
    private final ChainVerifier verifier;
    private final Map<TenantId, Verdict.Seen> seen = new TreeMap<>(Comparator.comparing(TenantId::value));
    private final Map<TenantId, Flaw> broken = new ConcurrentHashMap<>();
    private final AtomicLong rows = new AtomicLong();

    public AuditCheck(UnitOfWork work, ChainVerifier verifier) {
        this.work = Objects.requireNonNull(work, "work");
        this.verifier = Objects.requireNonNull(verifier, "verifier");
    }

    /** Called by one thread at a time; never throws. When the database goes away, the rest is left for the next time. */
    public void run() {
        try {
            for (TenantId tenant : chains()) {
                onVerdict(verifier.verify(tenant, seen.getOrDefault(tenant, Verdict.Seen.NOTHING)));
            }
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "The check of the audit log did not come to its end.", e);
        }
    }

    /** Chains that were not as they were written when they were last looked at. */
    public int broken() {
        return broken.size();
    }

    /** Entries that were found as they were written, since the start. */
    public long checkedRows() {
        return rows.get();
    }

    private Iterable<TenantId> chains() {
        TreeSet<TenantId> chains = new TreeSet<>(Comparator.comparing(TenantId::value));
        work.acrossTenants(entities -> new AuditRepository(entities).chains())
                .forEach(tenant -> chains.add(new TenantId(tenant)));
        chains.add(AuditLog.PLATFORM);
        chains.addAll(seen.keySet());
        return chains;
    }

    private void onVerdict(Verdict verdict) {
        rows.addAndGet(verdict.rows());
        if (verdict.found().isEmpty()) {
            seen.put(verdict.tenant(), verdict.seen());
            broken.remove(verdict.tenant());
            return;
        }
        Flaw flaw = verdict.found().get();
        if (!flaw.equals(broken.put(verdict.tenant(), flaw))) {
            LOG.log(
                    Level.ERROR,
                    "The audit log of tenant {0} is not as it was written: entry {1} is the first that is {2}.",
                    verdict.tenant(),
                    Long.toString(flaw.sequence()),
                    flaw.kind().word());
        }
    }
}
