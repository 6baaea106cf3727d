package dev.voicebox.audit.chain;

import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import dev.voicebox.persistence.audit.AuditHead;
import dev.voicebox.persistence.audit.AuditRow;
import dev.voicebox.persistence.audit.ChainedRow;

/** Puts rows into their chain and tells whether they are as they were put there. Any thread may ask. */
public final class ChainSeal {
    private static final int BYTES = 32;

    private final ChainKeys keys;

    public ChainSeal(ChainKeys keys) {
        this.keys = Objects.requireNonNull(keys, "keys");
    }

    /** What comes before the first row. */
    static byte[] nothing() {
        return new byte[BYTES];
    }

    public ChainedRow seal(AuditRow row, byte[] previousHash) {
        byte[] hash = keys.rows().get(0).apply(CanonicalForm.of(row, previousHash));
        return new ChainedRow(row, previousHash, hash);
    }

    boolean isSealed(ChainedRow chained) {
        return isOf(keys.rows(), CanonicalForm.of(chained.row(), chained.previousHash()), chained.hash());
    }

    /** The head after a row. One that follows a head that was changed is no better: it does not cover that up. */
    public AuditHead headAfter(AuditHead former, long newest, ChainedRow row) {
        String tenant = row.row().tenant();
        long sequence = row.row().sequence();
        boolean sound = isNew(former) ? newest == 0 : isHead(tenant, former);
        byte[] mac = sound ? keys.heads().get(0).apply(CanonicalForm.of(tenant, sequence, row.hash())) : nothing();
        return new AuditHead(sequence, row.hash(), mac);
    }

    boolean isHead(String tenant, AuditHead head) {
        return isOf(keys.heads(), CanonicalForm.of(tenant, head.sequence(), head.hash()), head.mac());
    }

    static boolean isNew(AuditHead head) {
        return head.sequence() == 0 && equal(head.hash(), nothing()) && equal(head.mac(), nothing());
    }

    static boolean equal(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    private static boolean isOf(List<UnaryOperator<byte[]>> keys, byte[] form, byte[] mac) {
        return keys.stream().anyMatch(key -> equal(key.apply(form), mac));
    }
}
