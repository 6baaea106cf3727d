package dev.voicebox.audit;

import java.util.Objects;

import dev.voicebox.access.admin.store.Deed;
import dev.voicebox.access.admin.store.Deeds;
import dev.voicebox.tenant.TenantId;

/** What one author does, in the audit log. */
public final class SignedDeeds implements Deeds {
    private final AuditLog log;
    private final Author author;

    public SignedDeeds(AuditLog log, Author author) {
        this.log = Objects.requireNonNull(log, "log");
        this.author = Objects.requireNonNull(author, "author");
    }

    @Override
    public void done(TenantId tenant, Deed deed) {
        log.record(tenant, author.did(deed.action(), deed.subject(), deed.details()));
    }
}
