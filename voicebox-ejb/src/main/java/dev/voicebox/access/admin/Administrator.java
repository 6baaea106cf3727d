package dev.voicebox.access.admin;

import java.util.Objects;
import java.util.Optional;

import dev.voicebox.tenant.TenantId;

/**
 * Who calls the platform's own API.
 *
 * @param subject as the issuer of the token calls them
 * @param tenant whose administrator it is; of all roles only {@link AdminRole#PLATFORM_ADMIN} has none
 */
public record Administrator(String subject, AdminRole role, Optional<TenantId> tenant) {
    /** Nobody's tenant, which stands for those out of reach. */
    public static final TenantId NOBODY = new TenantId("-nobody-");

    public Administrator {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(role, "role");
        tenant = role == AdminRole.PLATFORM_ADMIN ? Optional.empty() : tenant;
        if (role != AdminRole.PLATFORM_ADMIN && tenant.isEmpty()) {
            throw new IllegalArgumentException("a " + role.word() + " is one of a tenant");
        }
    }

    /** Whether no tenant may be called so: those that begin with a hyphen are words of ours. */
    public static boolean isReserved(TenantId tenant) {
        return tenant.value().startsWith("-");
    }

    /**
     * The tenant that is meant by a name. One out of reach is {@link #NOBODY}, so that whatever is answered is what is
     * answered for a tenant that is not there.
     */
    public TenantId reach(TenantId named) {
        return tenant.isEmpty() || tenant.get().equals(named) ? named : NOBODY;
    }

    /** For the log of what was done: the subject is the issuer's own word, and may be the name of a person. */
    @Override
    public String toString() {
        return "Administrator[" + role.word() + tenant.map(id -> " of " + id).orElse("") + "]";
    }
}
