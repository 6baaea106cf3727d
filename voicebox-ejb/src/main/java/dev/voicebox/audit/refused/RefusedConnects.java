package dev.voicebox.audit.refused;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import dev.voicebox.audit.AuditEntry;
import dev.voicebox.privacy.Redacted;
import dev.voicebox.tenant.TenantId;

/**
 * Refused connections that wait to be written, for a second or so. Those that are alike become one entry that says how many they
 * were, so that whoever knocks a thousand times fills no disk; of more kinds than fit, those that come last are only counted.
 */
public final class RefusedConnects {
    /** In one round; each is a row. */
    static final int MOST_KINDS = 256;

    static final String TIMES = "times";

    private static final Logger LOG = System.getLogger(RefusedConnects.class.getName());

    private final BiConsumer<TenantId, List<AuditEntry>> log;
    private Map<Kind, Tally> waiting = new LinkedHashMap<>();
    private long lost;
    private boolean failing;

    private record Kind(TenantId tenant, String actor, String subject, String source, Map<String, String> details) {
        @Override
        public String toString() {
            return "Kind[" + tenant + ", " + Redacted.text(actor) + ", " + Redacted.text(subject) + ", "
                    + Redacted.text(source) + ", " + Redacted.entries(details) + "]";
        }
    }

    private static final class Tally {
        private final AuditEntry first;
        private long times = 1;

        Tally(AuditEntry first) {
            this.first = first;
        }
    }

    /** @param log writes entries of one tenant, all or none, or throws */
    public RefusedConnects(BiConsumer<TenantId, List<AuditEntry>> log) {
        this.log = Objects.requireNonNull(log, "log");
    }

    /** Never waits for anything but another thread in this very method. */
    public synchronized void note(TenantId tenant, AuditEntry entry) {
        Kind kind = new Kind(tenant, entry.actor(), entry.subject(), entry.source(), entry.details());
        Tally known = waiting.get(kind);
        if (known != null) {
            known.times++;
        } else if (waiting.size() < MOST_KINDS) {
            waiting.put(kind, new Tally(entry));
        } else {
            lost++;
        }
    }

    /** Writes what waits. Called by one thread at a time; never throws. */
    public void write() {
        taken().entrySet().stream()
                .collect(Collectors.groupingBy(
                        one -> one.getKey().tenant(),
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())))
                .forEach(this::write);
    }

    /** Refusals that are in no log, since the start: too many kinds at once, or the database was away. */
    public synchronized long lost() {
        return lost;
    }

    private void write(TenantId tenant, List<Tally> tallies) {
        try {
            log.accept(tenant, tallies.stream().map(RefusedConnects::entryOf).toList());
            failing = false;
        } catch (RuntimeException e) {
            onLost(tallies.stream().mapToLong(tally -> tally.times).sum());
            if (!failing) {
                LOG.log(Level.WARNING, "Refused connections are only counted, for the audit log cannot be written.", e);
            }
            failing = true;
        }
    }

    private static AuditEntry entryOf(Tally tally) {
        AuditEntry first = tally.first;
        if (tally.times == 1) {
            return first;
        }
        Map<String, String> details = new TreeMap<>(first.details());
        details.put(TIMES, Long.toString(tally.times));
        return new AuditEntry(
                first.actor(),
                first.action(),
                first.subject(),
                first.source(),
                first.outcome(),
                first.requestId(),
                details);
    }

    private synchronized Map<Kind, Tally> taken() {
        Map<Kind, Tally> taken = waiting;
        waiting = new LinkedHashMap<>();
        return taken;
    }

    private synchronized void onLost(long times) {
        lost += times;
    }
}
