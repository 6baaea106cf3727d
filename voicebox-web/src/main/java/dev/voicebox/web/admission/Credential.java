package dev.voicebox.web.admission;

/** Finds the credential in a header. */
public final class Credential {
    private static final String BEARER = "bearer ";

    private Credential() {}

    /** What follows {@code Bearer}; {@code null} when there is no such header. */
    public static String of(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        return authorization.substring(BEARER.length()).strip();
    }
}
