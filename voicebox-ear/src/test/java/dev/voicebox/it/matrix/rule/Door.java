package dev.voicebox.it.matrix.rule;

/** What a route wants to see of those who call. */
public enum Door {
    /** The token of a platform-admin: a tenant's own administrator is not enough. */
    PLATFORM("platform-admin", "tenant-admin"),
    ADMIN("tenant-admin", "developer"),
    DEVELOPER("developer", "viewer"),
    VIEWER("viewer", "staff"),
    /** An API key. */
    KEY("", ""),
    /** An API key, and a WebSocket handshake. */
    SOCKET("", ""),
    OPEN("", "");

    private final String least;
    private final String tooLittle;

    Door(String least, String tooLittle) {
        this.least = least;
        this.tooLittle = tooLittle;
    }

    /** Whether it is opened by tokens of administrators. */
    public boolean takesTokens() {
        return !least.isEmpty();
    }

    /** The weakest role that may. */
    public String least() {
        return least;
    }

    /** The strongest role that may not. */
    public String tooLittle() {
        return tooLittle;
    }
}
