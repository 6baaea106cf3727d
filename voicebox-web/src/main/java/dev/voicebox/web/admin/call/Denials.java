package dev.voicebox.web.admin.call;

import java.util.Locale;

import dev.voicebox.access.admin.AdminAction;
import dev.voicebox.access.admin.AdminResource;
import dev.voicebox.access.admin.AdminRole;
import dev.voicebox.web.refusal.Refusal;

/** What a caller is told who may not. */
final class Denials {
    private static final String TYPE = "permission_error";

    private Denials() {}

    static Refusal role(AdminRole role, AdminResource resource, AdminAction action) {
        return new Refusal(
                403,
                TYPE,
                "forbidden",
                "The role '" + role.word() + "' may not " + word(action) + " this (" + word(resource)
                        + "). Ask someone whose role may.",
                null,
                0);
    }

    static Refusal undeclared() {
        return new Refusal(403, TYPE, "forbidden", "Nobody may do this.", null, 0);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
