package dev.voicebox.usage.minute;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import dev.voicebox.tenant.TenantId;

/**
 * Which usage is wanted. Steps are those of UTC; the first and the last are shown as far as they are within the time.
 *
 * @param tenant {@code null} for the first one
 * @param from with this minute
 * @param to without this one
 * @param project {@code null} for all, each by itself
 */
public record UsageQuery(TenantId tenant, Instant from, Instant to, Group group, String project) {
    public UsageQuery {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(group, "group");
    }

    /** How much time a line stands for, and how much one answer may cover: about 1,500 lines of a project at most. */
    public enum Group {
        MINUTE(Duration.ofMinutes(1), Duration.ofDays(1)),
        HOUR(Duration.ofHours(1), Duration.ofDays(31)),
        DAY(Duration.ofDays(1), Duration.ofDays(366));

        private final Duration length;
        private final Duration most;

        Group(Duration length, Duration most) {
            this.length = length;
            this.most = most;
        }

        public Duration length() {
            return length;
        }

        public Duration most() {
            return most;
        }
    }
}
