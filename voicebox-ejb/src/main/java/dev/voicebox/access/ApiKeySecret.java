package dev.voicebox.access;

import java.util.Objects;

/**
 * An API key in the clear. Exists while it is made or checked, and is stored nowhere.
 *
 * @param value 16 to 256 printable ASCII characters without blanks
 */
record ApiKeySecret(String value) {

    private static final int FEWEST = 16;
    private static final int MOST = 256;
    private static final int PREFIX = 8;

    ApiKeySecret {
        Objects.requireNonNull(value, "value");
        if (!isPossible(value)) {
            throw new IllegalArgumentException("an API key has 16 to 256 printable characters without blanks");
        }
    }

    /** Whether this can be a key at all. */
    static boolean isPossible(String value) {
        return value.length() >= FEWEST
                && value.length() <= MOST
                && value.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    /**
     * The characters by which people recognise the key: the eight after {@code vb_} in a long one; of a key in a form
     * of the operator's own at most a quarter, so that what is shown leaves enough unknown.
     */
    String prefix() {
        String shown = value.startsWith(ApiKeyFormat.MARK) ? value.substring(ApiKeyFormat.MARK.length()) : value;
        return shown.substring(0, Math.min(PREFIX, shown.length() / 4));
    }

    @Override
    public String toString() {
        return "ApiKeySecret[" + prefix() + "…]";
    }
}
