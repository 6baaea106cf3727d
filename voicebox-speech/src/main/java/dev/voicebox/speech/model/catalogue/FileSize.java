package dev.voicebox.speech.model.catalogue;

/**
 * How large a file is.
 *
 * @param bytes at least 1
 * @param exact false for a rounded figure
 */
public record FileSize(long bytes, boolean exact) {
    /** Publishers round to a megabyte, and small files to a kilobyte. */
    private static final double SLACK = 1.25;

    private static final double LEAST = 0.5;

    private static final long SLACK_BYTES = 64 * 1024;

    public FileSize {
        if (bytes < 1) {
            throw new IllegalArgumentException("a file has at least one byte, not " + bytes);
        }
    }

    /** @param text bytes, behind a {@code ~} when rounded */
    static FileSize parse(String text) {
        boolean exact = !text.startsWith("~");
        return new FileSize(Long.parseLong(exact ? text : text.substring(1)), exact);
    }

    /** Nothing smaller can be this file: a page that asks for a login, for example, is no model. */
    public long least() {
        return exact ? bytes : (long) (bytes * LEAST);
    }

    /** Nothing larger can be this file. */
    public long most() {
        return exact ? bytes : (long) (bytes * SLACK) + SLACK_BYTES;
    }
}
