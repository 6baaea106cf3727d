package dev.voicebox.access.admin;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AdministratorTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId OTHER = new TenantId("other");

    @Test
    void anAdministratorOfATenantReachesNoOther() {
        Administrator admin = new Administrator("ann", AdminRole.TENANT_ADMIN, Optional.of(ACME));

        assertThat(admin.reach(ACME)).isEqualTo(ACME);
        assertThat(admin.reach(OTHER)).isEqualTo(Administrator.NOBODY);
    }

    @Test
    void whoRunsThePlatformReachesAllWhateverTenantTheTokenNames() {
        Administrator admin = new Administrator("root", AdminRole.PLATFORM_ADMIN, Optional.of(ACME));

        assertThat(admin.tenant()).isEmpty();
        assertThat(admin.reach(OTHER)).isEqualTo(OTHER);
    }

    @Test
    void everyOtherRoleIsOneOfATenant() {
        assertThatThrownBy(() -> new Administrator("ann", AdminRole.VIEWER, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theStrongestGroupCounts() {
        assertThat(AdminRole.strongestOf(List.of("staff", "viewer", "developer")))
                .contains(AdminRole.DEVELOPER);
        assertThat(AdminRole.strongestOf(List.of("Platform-Admin", "admin"))).isEmpty();
    }

    @Test
    void theSubjectIsNotShown() {
        assertThat(new Administrator("ann@acme.example", AdminRole.VIEWER, Optional.of(ACME)))
                .hasToString("Administrator[viewer of acme]");
    }
}
