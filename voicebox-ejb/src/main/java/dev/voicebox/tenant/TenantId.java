package dev.voicebox.tenant;

import java.util.Objects;
import java.util.regex.Pattern;

/** Names a tenant: 1 to 40 of {@code a-z 0-9 _ -}, made by the server. It is the first part of every key. */
public record TenantId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9_-]{1,40}");

    public TenantId {
        Objects.requireNonNull(value, "value");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a tenant id has 1 to 40 of a-z 0-9 _ -");
        }
    }

    /** Whether it stands for the server itself, or for all tenants: no tenant is called so. */
    public boolean isReserved() {
        return value.startsWith("-");
    }

    @Override
    public String toString() {
        return value;
    }
}
