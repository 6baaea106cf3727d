package dev.voicebox.observe;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Of W3C Trace Context: 32 digits of lower-case hex, not all zero. One for each session: that of the request which opened it, so
 * that its lines stand beside the client's own, or else a new one.
 */
public record TraceId(String value) {
    private static final String NONE = "0".repeat(32);
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    /** Version 00 and what later ones may append. */
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?");

    public TraceId {
        if (!FORM.matcher(value).matches() || value.equals(NONE)) {
            throw new IllegalArgumentException("a trace id has 32 digits of lower-case hex, not all zero");
        }
    }

    /** Of the header {@code traceparent}, which may be {@code null}; empty when it is not of that form. */
    public static Optional<TraceId> of(String traceparent) {
        if (traceparent == null) {
            return Optional.empty();
        }
        Matcher header = TRACEPARENT.matcher(traceparent);
        return header.matches() && !header.group(1).equals(NONE)
                ? Optional.of(new TraceId(header.group(1)))
                : Optional.empty();
    }

    public static TraceId next(RandomGenerator random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        // All zero is no id.
        bytes[0] |= 1;
        return new TraceId(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
