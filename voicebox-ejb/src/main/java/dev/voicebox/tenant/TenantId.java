package dev.voicebox.tenant;

/** Names a tenant. */
public record TenantId(String value) {
    public TenantId {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("an id of a tenant must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
