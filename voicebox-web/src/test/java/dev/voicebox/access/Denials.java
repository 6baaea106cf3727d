package dev.voicebox.access;

/** Refusals for tests of those who only see them. */
public final class Denials {
    private Denials() {}

    public static AccessDenied missing() {
        return AccessDenied.missing();
    }

    public static AccessDenied invalid() {
        return AccessDenied.invalid();
    }
}
