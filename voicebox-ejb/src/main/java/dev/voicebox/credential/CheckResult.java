package dev.voicebox.credential;

import java.time.Instant;
import java.util.Objects;

/**
 * What came of asking a provider.
 *
 * @param result one plain sentence
 */
public record CheckResult(boolean ok, String result, Instant checkedAt) {
    public CheckResult {
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(checkedAt, "checkedAt");
    }
}
