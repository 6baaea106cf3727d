package dev.voicebox.persistence.audit;

import java.util.Objects;

/**
 * The end of a chain.
 *
 * @param sequence of the newest row, 0 before the first
 * @param hash of the newest row, 32 bytes
 * @param mac of both, 32 bytes; all are shared, not to be changed
 */
public record AuditHead(long sequence, byte[] hash, byte[] mac) {

    public AuditHead {
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(mac, "mac");
    }

    @Override
    public String toString() {
        return "AuditHead[" + sequence + "]";
    }
}
