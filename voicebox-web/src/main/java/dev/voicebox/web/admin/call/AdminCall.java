package dev.voicebox.web.admin.call;

import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;

import dev.voicebox.access.admin.AdminAction;
import dev.voicebox.access.admin.AdminPermissions;
import dev.voicebox.access.admin.AdminResource;
import dev.voicebox.access.admin.Administrator;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.refusal.Refused;

/** The call that is being served: whose it is, and under which name it is found again in logs. */
@RequestScoped
public class AdminCall {
    private final String id = "req_" + UUID.randomUUID().toString().replace("-", "");

    private Administrator administrator;
    private String source = "";

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

    /** The address that the call came from. */
    public String source() {
        return source;
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
