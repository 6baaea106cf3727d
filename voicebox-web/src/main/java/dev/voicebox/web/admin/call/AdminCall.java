package dev.voicebox.web.admin.call;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import dev.voicebox.access.admin.AdminAction;
import dev.voicebox.access.admin.AdminPermissions;
import dev.voicebox.access.admin.AdminResource;
import dev.voicebox.access.admin.Administrator;
import dev.voicebox.access.admin.store.Deeds;
import dev.voicebox.access.admin.store.LivingDeeds;
import dev.voicebox.audit.AuditLog;
import dev.voicebox.audit.Author;
import dev.voicebox.audit.SignedDeeds;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.tenant.UnitOfWork;
import dev.voicebox.web.refusal.Refused;

/** The call that is being served: whose it is, and under which name it is found again in logs. */
@RequestScoped
public class AdminCall {
    private final String id = "req_" + UUID.randomUUID().toString().replace("-", "");

    @Inject
    private AuditLog log;

    @Inject
    private UnitOfWork work;

    private Administrator administrator;
    private String source = "";
    private TenantId concerned;

    /** Whoever it is has been let in; told once, by the filter before everything. */
    public void begin(Administrator who, String from) {
        administrator = who;
        source = from;
    }

    public Administrator administrator() {
        if (administrator == null) {
            throw new IllegalStateException("the call did not pass the filter of /api/v2");
        }
        return administrator;
    }

    /** {@code req_} and 32 hexadecimal digits; answered as {@code X-Request-Id}. */
    public String id() {
        return id;
    }

    /** As the audit log names whoever calls. */
    public Author author() {
        return new Author(administrator().subject(), source, id);
    }

    /** Where it is written down what this call does, unless it may not be done. */
    public Deeds deeds() {
        return new LivingDeeds(new SignedDeeds(log, author()), work);
    }

    /** The address that the call came from. */
    public String source() {
        return source;
    }

    /** Tells whose things the call is about, where its address does not say it; for the audit log. */
    public void concerns(TenantId tenant) {
        concerned = tenant;
    }

    public Optional<TenantId> concerned() {
        return Optional.ofNullable(concerned);
    }

    /** The tenant that is meant by a name, as this administrator may see it: {@link Administrator#reach}. */
    public TenantId reach(TenantId named) {
        return administrator().reach(named);
    }

    /** For the part of a call that takes more than its method says. */
    public void require(AdminResource resource, AdminAction action) throws Refused {
        if (!AdminPermissions.allows(administrator().role(), resource, action)) {
            throw new Refused(Denials.role(administrator().role(), resource, action));
        }
    }
}
