package dev.voicebox.audit.chain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import dev.voicebox.audit.chain.Verdict.Seen;
import dev.voicebox.persistence.audit.AuditHead;
import dev.voicebox.persistence.audit.AuditRepository;
import dev.voicebox.persistence.audit.ChainedRow;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.tenant.UnitOfWork;

/**
 * Reads a chain from its beginning and names the first row that is not as it was written. Entries may be written meanwhile; no
 * transaction lasts longer than a page.
 */
public final class ChainVerifier {
    private static final int PAGE = 1_000;

    private final UnitOfWork work;
    private final ChainSeal seal;

    public ChainVerifier(UnitOfWork work, ChainSeal seal) {
        this.work = Objects.requireNonNull(work, "work");
        this.seal = Objects.requireNonNull(seal, "seal");
    }

    /**
     * @param before what an earlier verdict has seen, which must still be there
     * @throws RuntimeException if the database cannot be asked
     */
    public Verdict verify(TenantId tenant, Seen before) {
        Optional<AuditHead> found = ask(tenant, rows -> rows.head(tenant.value()));
        Reading reading = new Reading(tenant, before);
        found.ifPresent(head -> read(reading, head.sequence()));
        if (reading.flaw == null) {
            reading.flaw = found.map(head -> endOf(reading, head)).orElse(null);
        }
        if (reading.flaw == null) {
            reading.flaw = ask(tenant, rows -> rows.firstBeyondHead(tenant.value()))
                    .map(sequence -> new Flaw(sequence, Flaw.Kind.ADDED))
                    .orElse(null);
        }
        if (reading.flaw == null && before.sequence() > reading.sequence) {
            reading.flaw = new Flaw(reading.sequence + 1, Flaw.Kind.CUT);
        }
        return reading.verdict();
    }

    private void read(Reading reading, long last) {
        List<ChainedRow> page;
        do {
            long from = reading.sequence;
            page = ask(reading.tenant, rows -> rows.after(reading.tenant.value(), from, PAGE));
            for (ChainedRow row : page) {
                if (row.row().sequence() > last) {
                    return;
                }
                reading.flaw = reading.flawOf(row, seal);
                if (reading.flaw != null) {
                    return;
                }
                reading.onSound(row);
            }
        } while (page.size() == PAGE);
    }

    private Flaw endOf(Reading reading, AuditHead head) {
        boolean whole = reading.sequence == head.sequence();
        boolean vouched = ChainSeal.isNew(head) || seal.isHead(reading.tenant.value(), head);
        boolean same = ChainSeal.equal(reading.hash, head.hash());
        return whole && vouched && same ? null : new Flaw(reading.sequence + 1, Flaw.Kind.CUT);
    }

    private <T> T ask(TenantId tenant, Function<AuditRepository, T> question) {
        return work.inTransaction(tenant, entities -> question.apply(new AuditRepository(entities)));
    }

    /** How far it has come. */
    private static final class Reading {
        private final TenantId tenant;
        private final Seen before;
        private long sequence;
        private byte[] hash = ChainSeal.nothing();
        private Flaw flaw;

        Reading(TenantId tenant, Seen before) {
            this.tenant = tenant;
            this.before = before;
        }

        /** {@code null} for none. */
        Flaw flawOf(ChainedRow row, ChainSeal seal) {
            long expected = sequence + 1;
            if (row.row().sequence() != expected) {
                return new Flaw(expected, Flaw.Kind.MISSING);
            }
            boolean asSeen = expected != before.sequence() || ChainSeal.equal(row.hash(), before.hash());
            boolean follows = ChainSeal.equal(row.previousHash(), hash);
            return asSeen && follows && seal.isSealed(row) ? null : new Flaw(expected, Flaw.Kind.CHANGED);
        }

        void onSound(ChainedRow row) {
            sequence = row.row().sequence();
            hash = row.hash();
        }

        Verdict verdict() {
            return new Verdict(tenant, sequence, flaw, new Seen(sequence, hash));
        }
    }
}
