package dev.voicebox.persistence.history;

import java.time.Instant;

/**
 * A row of {@code sessions}.
 *
 * @param kind {@code null} with {@code model} and {@code voice} as long as only the end has been written
 * @param endedAt {@code null} with {@code endReason} as long as it is open
 */
public record StoredSession(
        String id,
        String projectId,
        String kind,
        String model,
        String voice,
        Instant startedAt,
        Instant endedAt,
        String endReason) {}
