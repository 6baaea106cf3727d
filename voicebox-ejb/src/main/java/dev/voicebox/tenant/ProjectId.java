package dev.voicebox.tenant;

import java.util.Objects;
import java.util.regex.Pattern;

/** Names a project within its tenant: 1 to 40 of {@code a-z 0-9 _ -}, made by the server. */
public record ProjectId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9_-]{1,40}");

    public ProjectId {
        Objects.requireNonNull(value, "value");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a project id has 1 to 40 of a-z 0-9 _ -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
