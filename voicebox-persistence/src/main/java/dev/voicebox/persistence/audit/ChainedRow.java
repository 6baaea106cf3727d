package dev.voicebox.persistence.audit;

import java.util.Objects;

/**
 * A row with its place in the chain.
 *
 * @param previousHash 32 bytes: of the row before it, zeros for the first
 * @param hash 32 bytes; both are shared, not to be changed
 */
public record ChainedRow(AuditRow row, byte[] previousHash, byte[] hash) {

    public ChainedRow {
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(previousHash, "previousHash");
        Objects.requireNonNull(hash, "hash");
    }

    @Override
    public String toString() {
        return "ChainedRow[" + row.tenant() + ":" + row.sequence() + "]";
    }
}
