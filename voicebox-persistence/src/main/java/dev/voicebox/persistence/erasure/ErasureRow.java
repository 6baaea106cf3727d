package dev.voicebox.persistence.erasure;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.voicebox.persistence.privacy.Redacted;

/**
 * A row of {@code erasures}.
 *
 * @param session or {@code null} for all sessions
 * @param upTo only what happened before
 * @param erased rows that are gone, by table; keys and records in Redis under {@code redis}
 * @param finishedAt or {@code null}
 */
public record ErasureRow(
        String tenant,
        String id,
        String session,
        Reason reason,
        String requestedBy,
        Instant requestedAt,
        Instant upTo,
        Stage stage,
        Map<String, Long> erased,
        Instant finishedAt) {

    public enum Reason {
        REQUESTED,
        /** As by the rule: sessions that ended before a time. */
        AGED,
        RETENTION
    }

    /** In this order. The second round finds what was on its way when the first one began. */
    public enum Stage {
        ROWS,
        REDIS,
        ROWS_AGAIN,
        REDIS_AGAIN,
        FINISHED;

        /** @throws IllegalStateException after the last one */
        Stage next() {
            if (this == FINISHED) {
                throw new IllegalStateException("there is nothing after the end");
            }
            return values()[ordinal() + 1];
        }
    }

    public ErasureRow {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(requestedBy, "requestedBy");
        Objects.requireNonNull(requestedAt, "requestedAt");
        Objects.requireNonNull(upTo, "upTo");
        Objects.requireNonNull(stage, "stage");
        erased = Map.copyOf(erased);
    }

    /** The same of what is that old. */
    public ErasureRow olderThan(Instant time) {
        return new ErasureRow(
                tenant, id, session, Reason.AGED, requestedBy, requestedAt, time, stage, erased, finishedAt);
    }

    /** The same with more that is gone. */
    Map<String, Long> with(Map<String, Long> more) {
        Map<String, Long> sum = new TreeMap<>(erased);
        more.forEach((table, rows) -> sum.merge(table, rows, Long::sum));
        return sum;
    }

    @Override
    public String toString() {
        return "ErasureRow[" + tenant + ", " + id + ", " + session + ", " + reason + ", " + Redacted.text(requestedBy)
                + ", " + requestedAt + ", " + upTo + ", " + stage + ", " + erased.size() + ", " + finishedAt + "]";
    }
}
