package dev.voicebox.usage.minute;

import dev.voicebox.refusal.CallRefused;

/** Usage that cannot be shown. */
public final class UsageRefused extends CallRefused {
    private static final long serialVersionUID = 1L;

    private UsageRefused(Reason reason, String code, String message) {
        super(reason, code, message);
    }

    private UsageRefused(String message, RuntimeException away) {
        super(message, away);
    }

    static UsageRefused unknownTenant() {
        return new UsageRefused(Reason.UNKNOWN, "tenant_not_found", "There is no such tenant.");
    }

    /** More lines than one answer holds. */
    static UsageRefused tooMuch() {
        return new UsageRefused(
                Reason.INVALID,
                "invalid_value",
                "This is more than " + UsageReport.MOST_LINES
                        + " lines. Ask for a shorter time, longer steps or one project.");
    }

    static UsageRefused storeAway(RuntimeException cause) {
        return new UsageRefused("Usage cannot be read at the moment. Try again in a few seconds.", cause);
    }
}
