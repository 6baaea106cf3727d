package dev.voicebox.access.admin;

import java.util.EnumMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every cell of the table, written down a second time. */
class AdminPermissionsTest {
    private static final String ACTIONS = "crud";

    /** What tenant-admin, developer and viewer may: of create, read, update, delete. */
    @ParameterizedTest
    @CsvSource({
        "TENANT,          -ru-, -r--, -r--",
        "TENANT_STANDING, -r--, -r--, -r--",
        "PROJECT,         crud, -r--, -r--",
        "API_KEY,         crud, crud, -r--",
        "PLATFORM_QUOTA,  -r--, -r--, -r--",
        "TENANT_QUOTA,    -r--, -r--, -r--",
        "PROJECT_QUOTA,   crud, -r--, -r--",
        "SESSION,         crud, -r-d, -r--",
        "USAGE,           crud, -r--, -r--",
        "PERSONA,         crud, crud, -r--",
        "VOICE,           crud, crud, -r--",
        "CREDENTIAL,      crud, ----, ----",
        "AUDIT,           -r--, -r--, ----",
        "POLICY,          -r--, -r--, -r--",
        "POLICY_TRIAL,    c---, c---, ----",
        "OUTBOX,          ----, ----, ----",
        "BROWSER_SESSION, cr-d, cr-d, cr-d",
        "ERASURE,         cr--, -r--, -r--",
        "CONTENT_KEY,     -r-d, -r--, -r--"
    })
    void aRoleMayWhatItsCellSays(AdminResource resource, String tenantAdmin, String developer, String viewer) {
        Map<AdminRole, String> cells = new EnumMap<>(AdminRole.class);
        cells.put(AdminRole.PLATFORM_ADMIN, ACTIONS);
        cells.put(AdminRole.TENANT_ADMIN, tenantAdmin);
        cells.put(AdminRole.DEVELOPER, developer);
        cells.put(AdminRole.VIEWER, viewer);

        assertThat(cells)
                .allSatisfy((role, cell) -> assertThat(granted(role, resource))
                        .as(role + " and " + resource)
                        .isEqualTo(cell));
    }

    @ParameterizedTest
    @EnumSource(AdminResource.class)
    void aWeakerRoleMayNothingThatAStrongerMayNot(AdminResource resource) {
        AdminRole[] roles = AdminRole.values();
        for (int i = 1; i < roles.length; i++) {
            for (AdminAction action : AdminAction.values()) {
                assertThat(AdminPermissions.allows(roles[i], resource, action)
                                && !AdminPermissions.allows(roles[i - 1], resource, action))
                        .as("%s may %s %s, and %s may not", roles[i], action, resource, roles[i - 1])
                        .isFalse();
            }
        }
    }

    @Test
    void theTestKnowsEveryKind() throws NoSuchMethodException {
        CsvSource table = getClass()
                .getDeclaredMethod(
                        "aRoleMayWhatItsCellSays", AdminResource.class, String.class, String.class, String.class)
                .getAnnotation(CsvSource.class);

        assertThat(table.value()).hasSameSizeAs(AdminResource.values());
    }

    @ParameterizedTest
    @CsvSource({"PLATFORM_ADMIN, true", "TENANT_ADMIN, true", "DEVELOPER, false", "VIEWER, false"})
    void aKeyThatAdministersIsMadeByThoseWhoAdminister(AdminRole role, boolean may) {
        assertThat(AdminPermissions.mayGrantTenantAdmin(role)).isEqualTo(may);
    }

    private static String granted(AdminRole role, AdminResource resource) {
        StringBuilder cell = new StringBuilder();
        for (AdminAction action :
                new AdminAction[] {AdminAction.CREATE, AdminAction.READ, AdminAction.UPDATE, AdminAction.DELETE}) {
            boolean may = AdminPermissions.allows(role, resource, action);
            cell.append(may ? ACTIONS.charAt(cell.length()) : '-');
        }
        return cell.toString();
    }
}
