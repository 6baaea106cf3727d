package dev.voicebox.audit.read;

import java.time.Instant;

import dev.voicebox.persistence.audit.AuditPages;
import dev.voicebox.privacy.Redacted;

/**
 * Which entries are wanted; what is {@code null} leaves them all.
 *
 * @param actor exactly so
 * @param action exactly so; of decisions the entry point
 * @param from with this moment
 * @param to without this moment
 * @param page which part of them
 */
public record AuditQuery(String actor, String action, Instant from, Instant to, Wanted page) {

    /**
     * @param after those that follow the entry of this number in the list, or {@code null}
     * @param before those directly before the entry of this number, or {@code null}; not both
     * @param limit at most so many, from 1
     * @param ascending whether the list begins with the oldest
     */
    public record Wanted(Long after, Long before, int limit, boolean ascending) {

        AuditPages.Place place() {
            return new AuditPages.Place(after == null ? before : after, ascending != (before != null), limit + 1);
        }
    }

    AuditPages.Filter filter() {
        return new AuditPages.Filter(actor, action, from, to);
    }

    @Override
    public String toString() {
        return "AuditQuery[" + Redacted.text(actor) + ", " + Redacted.text(action) + ", " + from + ", " + to + ", "
                + page + "]";
    }
}
