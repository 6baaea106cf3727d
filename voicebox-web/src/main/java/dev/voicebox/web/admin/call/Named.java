package dev.voicebox.web.admin.call;

import java.util.Optional;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;
import dev.voicebox.wire.Field;

/** Reads how things are called, in addresses and in bodies. */
public final class Named {
    private static final int MOST_NAME = 64;

    private Named() {}

    /** Of an address. What cannot be one is unknown, as any other that is not there. */
    public static TenantId tenant(String id, AdminCall call) throws Refused {
        try {
            return call.reach(new TenantId(id));
        } catch (IllegalArgumentException e) {
            throw unknown("tenant");
        }
    }

    /** Of the parameter {@code tenant_id}; empty when there is none. */
    public static Optional<TenantId> tenant(String parameter) throws Refused {
        if (parameter == null || parameter.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TenantId(parameter));
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.invalid(
                    "invalid_value", "tenant_id", "Invalid 'tenant_id'. Expected 1 to 40 of a-z 0-9 _ -."));
        }
    }

    public static ProjectId project(String id) throws Refused {
        try {
            return new ProjectId(id);
        } catch (IllegalArgumentException e) {
            throw unknown("project");
        }
    }

    /** A name for people, 1 to 64 characters; empty when absent. */
    public static Optional<String> name(Field field) throws ProtocolViolation {
        if (field.isAbsent()) {
            return Optional.empty();
        }
        String name = field.text(MOST_NAME);
        if (!isReadable(name)) {
            throw field.refused("expected 1 to " + MOST_NAME + " characters that can be read.");
        }
        return Optional.of(name);
    }

    /** Whether there is something to be seen, and each character is one: half of a pair would be kept as a question mark. */
    public static boolean isReadable(String text) {
        return !text.isBlank()
                && text.codePoints()
                        .noneMatch(point ->
                                Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
    }

    /** A word such as {@code production}; empty when absent. */
    public static Optional<String> word(Field field) throws ProtocolViolation {
        if (field.isAbsent()) {
            return Optional.empty();
        }
        if (!field.text().matches("[a-z0-9][a-z0-9_-]{0,31}")) {
            throw field.invalid("Expected 1 to 32 of a-z 0-9 _ -, beginning with a letter or a digit.");
        }
        return Optional.of(field.text());
    }

    private static Refused unknown(String kind) {
        return new Refused(new Refusal(
                404, "invalid_request_error", kind + "_not_found", "There is no such " + kind + ".", null, 0));
    }
}
