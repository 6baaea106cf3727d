package dev.voicebox.web.audit;

import java.util.Optional;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.voicebox.access.admin.AdminRole;
import dev.voicebox.access.admin.Administrator;
import dev.voicebox.audit.AuditLog;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.admin.call.AdminCall;

import static org.assertj.core.api.Assertions.assertThat;

/** In whose log a write stands. */
class WriteAuditTest {
    private static final TenantId ACME = new TenantId("acme");

    private final Function<String, Optional<TenantId>> nobody = path -> Optional.empty();

    @ParameterizedTest
    @CsvSource({
        "acme, /credentials, acme",
        ", /tenants/acme/projects, acme",
        ", tenants/acme, acme",
        ", /tenants, -platform-",
        "'', /credentials, -platform-",
        "A B, /credentials, -platform-"
    })
    void thatOfThePlatformsAdministratorIsTheAddresss(String asked, String path, String tenant) {
        assertThat(WriteAudit.tenant(call(AdminRole.PLATFORM_ADMIN, null), asked, path, nobody))
                .isEqualTo(new TenantId(tenant));
    }

    @Test
    void whatTheCallIsAboutCountsWhereTheAddressDoesNotSayIt() {
        AdminCall call = call(AdminRole.PLATFORM_ADMIN, null);
        assertThat(WriteAudit.tenant(call, null, "/credentials", nobody)).isEqualTo(AuditLog.PLATFORM);

        call.concerns(ACME);

        assertThat(WriteAudit.tenant(call, null, "/credentials", nobody)).isEqualTo(ACME);
    }

    @Test
    void anAdministratorOfATenantWritesInItsOwnOnly() {
        AdminCall call = call(AdminRole.TENANT_ADMIN, ACME);
        call.concerns(new TenantId("other"));

        assertThat(WriteAudit.tenant(call, "other", "/tenants/other", path -> Optional.of(new TenantId("other"))))
                .isEqualTo(ACME);
    }

    @ParameterizedTest
    @CsvSource({
        ", /projects/proj_1/quotas, acme",
        "'', projects/proj_1, acme",
        "other, /projects/proj_1, other",
        ", /tenants/other/projects, other"
    })
    void whatAnAddressNamesByItsIdIsItsOwnersUnlessATenantIsNamed(String asked, String path, String tenant) {
        Optional<TenantId> acme = Optional.of(ACME);

        assertThat(WriteAudit.tenant(call(AdminRole.PLATFORM_ADMIN, null), asked, path, named -> acme))
                .isEqualTo(new TenantId(tenant));
    }

    private static AdminCall call(AdminRole role, TenantId tenant) {
        AdminCall call = new AdminCall();
        call.begin(new Administrator("someone", role, Optional.ofNullable(tenant)), "127.0.0.1");
        return call;
    }
}
