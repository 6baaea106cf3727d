package bench.connect;

/** Who knocks. */
enum Kind {
    VALID_KEY("API key", 101),
    VALID_SECRET("client secret", 101),
    FORGED_KEY("forged API key", 401),
    FORGED_SECRET("forged client secret", 401),
    EXPIRED_SECRET("expired client secret", 401),
    UNKNOWN_KEY("unknown key, well-formed, another one each time", 401);

    private final String words;
    private final int status;

    Kind(String words, int status) {
        this.words = words;
        this.status = status;
    }

    String words() {
        return words;
    }

    /** Of the answer that is right. */
    int status() {
        return status;
    }

    boolean isRefused() {
        return status != 101;
    }
}
