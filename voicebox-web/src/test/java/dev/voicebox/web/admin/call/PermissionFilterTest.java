package dev.voicebox.web.admin.call;

import org.junit.jupiter.api.Test;

import dev.voicebox.access.admin.AdminAction;
import dev.voicebox.access.admin.AdminResource;
import dev.voicebox.access.admin.AdminRole;

import static org.assertj.core.api.Assertions.assertThat;

class PermissionFilterTest {

    @Test
    void theTableDecides() throws NoSuchMethodException {
        assertThat(PermissionFilter.refusal(AdminRole.TENANT_ADMIN, Calls.class.getDeclaredMethod("forget")))
                .isNull();
        assertThat(PermissionFilter.refusal(AdminRole.DEVELOPER, Calls.class.getDeclaredMethod("forget")))
                .satisfies(refusal -> {
                    assertThat(refusal.status()).isEqualTo(403);
                    assertThat(refusal.message())
                            .isEqualTo("The role 'developer' may not delete this (credential). Ask someone whose role"
                                    + " may.");
                });
    }

    @Test
    void whatDoesNotSayWhatItNeedsIsForNobody() throws NoSuchMethodException {
        assertThat(PermissionFilter.refusal(AdminRole.PLATFORM_ADMIN, Calls.class.getDeclaredMethod("silent"))
                        .status())
                .isEqualTo(403);
    }

    private interface Calls {
        @Needs(resource = AdminResource.CREDENTIAL, action = AdminAction.DELETE)
        void forget();

        void silent();
    }
}
