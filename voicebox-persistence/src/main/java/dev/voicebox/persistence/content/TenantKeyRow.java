package dev.voicebox.persistence.content;

import java.util.Objects;

/**
 * A row of {@code tenant_keys}.
 *
 * @param generation 1, 2, 3 … of the tenant
 * @param wrapped the key, encrypted; {@code null} with {@code wrappedBy} once it is erased
 * @param wrappedBy names the key that it is encrypted with
 */
public record TenantKeyRow(long generation, byte[] wrapped, String wrappedBy) {

    public TenantKeyRow {
        if (generation < 1) {
            throw new IllegalArgumentException("generations count from 1, got " + generation);
        }
        if ((wrapped == null) != (wrappedBy == null)) {
            throw new NullPointerException("a key that is there is wrapped by another");
        }
        wrapped = wrapped == null ? null : wrapped.clone();
    }

    public boolean isErased() {
        return wrapped == null;
    }

    /** @throws NullPointerException if it is erased */
    @Override
    public byte[] wrapped() {
        return Objects.requireNonNull(wrapped, "an erased key").clone();
    }

    /** Without the key, wrapped as it is. */
    @Override
    public String toString() {
        return "TenantKeyRow[" + generation + (isErased() ? ", erased]" : "]");
    }
}
