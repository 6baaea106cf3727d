package dev.voicebox.audit.chain;

import java.util.Objects;
import java.util.Optional;

import dev.voicebox.tenant.TenantId;

/**
 * What came of reading a chain.
 *
 * @param rows that were read and are as they were written
 * @param flaw {@code null} when all are
 * @param seen how far the chain was found sound
 */
public record Verdict(TenantId tenant, long rows, Flaw flaw, Seen seen) {

    public Verdict {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(seen, "seen");
    }

    public Optional<Flaw> found() {
        return Optional.ofNullable(flaw);
    }

    /**
     * A row that was there, to be found again the next time: the database alone cannot tell a chain from a former state of it.
     *
     * @param sequence 0 for none
     * @param hash of that row; shared, not to be changed
     */
    public record Seen(long sequence, byte[] hash) {
        public static final Seen NOTHING = new Seen(0, ChainSeal.nothing());

        @Override
        public String toString() {
            return "Seen[" + sequence + "]";
        }
    }
}
