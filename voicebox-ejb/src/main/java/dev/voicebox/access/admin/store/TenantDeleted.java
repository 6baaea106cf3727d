package dev.voicebox.access.admin.store;

import dev.voicebox.tenant.TenantId;

/** Somebody has written into a tenant that is deleted; the transaction is rolled back. */
public final class TenantDeleted extends RuntimeException {
    public static final String CODE = "tenant_deleted";

    private static final long serialVersionUID = 1L;

    TenantDeleted(TenantId tenant) {
        super("The tenant '" + tenant + "' is deleted: it can be read and erased, and nothing in it changes any more.");
    }

    /** What stopped a transaction comes wrapped by whoever ran it. {@code null} if it was something else. */
    public static TenantDeleted behind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TenantDeleted deleted) {
                return deleted;
            }
        }
        return null;
    }
}
