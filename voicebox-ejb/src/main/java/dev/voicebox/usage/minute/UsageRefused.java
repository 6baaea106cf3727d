package dev.voicebox.usage.minute;

/** Usage that cannot be shown; the message is for the caller and says what to do. */
public final class UsageRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public enum Reason {
        UNKNOWN_TENANT,
        /** More lines than one answer holds. */
        TOO_MUCH,
        /** The database cannot be asked now. */
        STORE_AWAY
    }

    private UsageRefused(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    static UsageRefused unknownTenant() {
        return new UsageRefused(Reason.UNKNOWN_TENANT, "There is no such tenant.", null);
    }

    static UsageRefused tooMuch() {
        return new UsageRefused(
                Reason.TOO_MUCH,
                "This is more than " + UsageReport.MOST_LINES
                        + " lines. Ask for a shorter time, longer steps or one project.",
                null);
    }

    static UsageRefused storeAway(RuntimeException cause) {
        return new UsageRefused(
                Reason.STORE_AWAY, "Usage cannot be read at the moment. Try again in a few seconds.", cause);
    }
}
