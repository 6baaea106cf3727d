package dev.voicebox.persistence.privacy;

/** Content of rows as {@code toString} shows it: its size. */
public final class Redacted {
    private Redacted() {}

    /** {@code 12 characters}; {@code none} without any. */
    public static String text(CharSequence text) {
        return text == null ? "none" : text.length() + " characters";
    }

    public static String bytes(byte[] bytes) {
        return bytes == null ? "none" : bytes.length + " bytes";
    }
}
