package dev.voicebox.job.model;

import java.util.Objects;

/**
 * How a model of the catalogue stands on this server, for people.
 *
 * @param id in the catalogue, as {@code mvn -Pmodels -Dmodel=} takes it
 * @param role what its engine is for: {@code vad}, {@code stt} or {@code tts}
 * @param engine as in {@code voicebox.*.engines}
 * @param inUse an open engine runs it, even if its files were removed since
 * @param bytes on disk; of one that is not there, what its publisher says
 * @param licence of the weights
 * @param description one line
 */
public record WeightState(
        String id,
        String role,
        String engine,
        Presence presence,
        Trust trust,
        boolean inUse,
        long bytes,
        String licence,
        String description) {

    /** Whether its files are there. */
    public enum Presence {
        INSTALLED,
        /** Some of it: an install goes on from there. */
        PARTIAL,
        ABSENT
    }

    /** Whether its files are what they should be. */
    public enum Trust {
        /** They have the publisher's checksum. */
        VERIFIED,
        /** The publisher gives none; they have the SHA-256 of their first install. */
        RECORDED,
        /** Put there by hand, or written since they were checked. */
        UNCHECKED,
        /** They are something else. */
        WRONG
    }

    public WeightState {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(presence, "presence");
        Objects.requireNonNull(trust, "trust");
        Objects.requireNonNull(licence, "licence");
        Objects.requireNonNull(description, "description");
    }
}
