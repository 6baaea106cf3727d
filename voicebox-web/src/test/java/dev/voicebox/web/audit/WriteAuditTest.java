package dev.voicebox.web.audit;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.voicebox.access.admin.AdminRole;
import dev.voicebox.access.admin.Administrator;
import dev.voicebox.audit.AuditLog;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.admin.call.AdminCall;

import static org.assertj.core.api.Assertions.assertThat;

/** In whose log a write stands. */
class WriteAuditTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId OTHER = new TenantId("other");

    @Test
    void thatOfThePlatformsAdministratorIsItsOwners() {
        AdminCall call = call(AdminRole.PLATFORM_ADMIN, null);

        assertThat(WriteAudit.tenant(call, () -> Optional.of(ACME))).isEqualTo(ACME);
        assertThat(WriteAudit.tenant(call, Optional::empty)).isEqualTo(AuditLog.PLATFORM);
    }

    @Test
    void whatTheCallIsAboutGoesBeforeTheAddress() {
        AdminCall call = call(AdminRole.PLATFORM_ADMIN, null);

        call.concerns(ACME);

        assertThat(WriteAudit.tenant(call, () -> Optional.of(OTHER))).isEqualTo(ACME);
    }

    @Test
    void anAdministratorOfATenantWritesInItsOwnOnly() {
        AdminCall call = call(AdminRole.TENANT_ADMIN, ACME);
        call.concerns(OTHER);

        assertThat(WriteAudit.tenant(call, () -> Optional.of(OTHER))).isEqualTo(ACME);
    }

    private static AdminCall call(AdminRole role, TenantId tenant) {
        AdminCall call = new AdminCall();
        call.begin(new Administrator("someone", role, Optional.ofNullable(tenant)), "127.0.0.1");
        return call;
    }
}
