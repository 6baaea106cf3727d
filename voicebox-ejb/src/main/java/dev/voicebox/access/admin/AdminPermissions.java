package dev.voicebox.access.admin;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import static dev.voicebox.access.admin.AdminAction.CREATE;
import static dev.voicebox.access.admin.AdminAction.DELETE;
import static dev.voicebox.access.admin.AdminAction.READ;
import static dev.voicebox.access.admin.AdminAction.UPDATE;

/**
 * What each role may do: the one table. In whose tenant is another question, which {@link Administrator#reach} answers.
 *
 * <pre>
 *                    platform-admin  tenant-admin  developer  viewer
 *   tenant           crud             r u           r          r
 *   tenant standing  crud             r             r          r
 *   project          crud            crud           r          r
 *   API key          crud            crud          crud        r
 *   platform quota   crud             r             r          r
 *   tenant quota     crud             r             r          r
 *   project quota    crud            crud           r          r
 *   session          crud            crud           r d        r
 *   usage            crud            crud           r          r
 *   persona, voice   crud            crud          crud        r
 *   credential       crud            crud           -          -
 *   audit            crud             r             r          -
 *   policy           crud             r             r          r
 *   policy trial     crud            c             c           -
 *   outbox           crud             -             -          -
 *   browser session  crud            cr d          cr d       cr d
 *   erasure          crud            cr            r          r
 *   content key      crud             r d          r          r
 * </pre>
 */
public final class AdminPermissions {
    private static final Set<AdminAction> ALL = EnumSet.allOf(AdminAction.class);

    private static final Map<AdminRole, Map<AdminResource, Set<AdminAction>>> TABLE = Map.of(
            AdminRole.PLATFORM_ADMIN, everything(),
            AdminRole.TENANT_ADMIN, tenantAdmin(),
            AdminRole.DEVELOPER, developer(),
            AdminRole.VIEWER, viewer());

    private AdminPermissions() {}

    public static boolean allows(AdminRole role, AdminResource resource, AdminAction action) {
        return TABLE.get(role).getOrDefault(resource, Set.of()).contains(action);
    }

    private static Map<AdminResource, Set<AdminAction>> everything() {
        Map<AdminResource, Set<AdminAction>> may = new EnumMap<>(AdminResource.class);
        for (AdminResource resource : AdminResource.values()) {
            may.put(resource, ALL);
        }
        return may;
    }

    private static Map<AdminResource, Set<AdminAction>> tenantAdmin() {
        Map<AdminResource, Set<AdminAction>> may = developer();
        may.put(AdminResource.TENANT, EnumSet.of(READ, UPDATE));
        may.put(AdminResource.PROJECT, ALL);
        may.put(AdminResource.PROJECT_QUOTA, ALL);
        may.put(AdminResource.SESSION, ALL);
        may.put(AdminResource.USAGE, ALL);
        may.put(AdminResource.CREDENTIAL, ALL);
        may.put(AdminResource.ERASURE, EnumSet.of(CREATE, READ));
        may.put(AdminResource.CONTENT_KEY, EnumSet.of(READ, DELETE));
        return may;
    }

    private static Map<AdminResource, Set<AdminAction>> developer() {
        Map<AdminResource, Set<AdminAction>> may = viewer();
        may.put(AdminResource.API_KEY, ALL);
        may.put(AdminResource.PERSONA, ALL);
        may.put(AdminResource.VOICE, ALL);
        may.put(AdminResource.SESSION, EnumSet.of(READ, DELETE));
        may.put(AdminResource.AUDIT, EnumSet.of(READ));
        may.put(AdminResource.POLICY_TRIAL, EnumSet.of(CREATE));
        return may;
    }

    private static Map<AdminResource, Set<AdminAction>> viewer() {
        Map<AdminResource, Set<AdminAction>> may = new EnumMap<>(AdminResource.class);
        Set<AdminResource> hidden = EnumSet.of(
                AdminResource.CREDENTIAL, AdminResource.AUDIT, AdminResource.POLICY_TRIAL, AdminResource.OUTBOX);
        for (AdminResource resource : EnumSet.complementOf(EnumSet.copyOf(hidden))) {
            may.put(resource, EnumSet.of(READ));
        }
        may.put(AdminResource.BROWSER_SESSION, EnumSet.of(CREATE, READ, DELETE));
        return may;
    }

    /** Of an API key's scopes: one with {@code tenant:admin} is made by those who administer a tenant. */
    public static boolean mayGrantTenantAdmin(AdminRole role) {
        return allows(role, AdminResource.TENANT, UPDATE) && allows(role, AdminResource.API_KEY, CREATE);
    }
}
