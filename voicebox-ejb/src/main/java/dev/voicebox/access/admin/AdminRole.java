package dev.voicebox.access.admin;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** What an administrator is, the strongest first. Its word is a group of the token. */
public enum AdminRole {
    /** Runs the installation: all tenants. */
    PLATFORM_ADMIN("platform-admin"),
    TENANT_ADMIN("tenant-admin"),
    DEVELOPER("developer"),
    VIEWER("viewer");

    private final String word;

    AdminRole(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** Groups that are no role are of no account. */
    public static Optional<AdminRole> strongestOf(Collection<String> groups) {
        return Arrays.stream(values())
                .filter(role -> groups.contains(role.word))
                .findFirst();
    }
}
