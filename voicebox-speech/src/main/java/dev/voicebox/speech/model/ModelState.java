package dev.voicebox.speech.model;

import java.util.Objects;

import dev.voicebox.speech.model.catalogue.CatalogueModel;

/**
 * How a model of the catalogue stands on this machine.
 *
 * @param trust of its files; of several the weakest
 * @param bytes on disk
 */
public record ModelState(CatalogueModel model, Presence presence, Trust trust, long bytes) {

    /** Whether the files are there. */
    public enum Presence {
        INSTALLED,
        /** Some of it: an install goes on from there. */
        PARTIAL,
        ABSENT
    }

    /** Whether the files are what they should be, strongest first. */
    public enum Trust {
        /** They had the publisher's checksum when they were installed, and were not written since. */
        VERIFIED,
        /** The publisher gives no checksum; they are as they were at their first install. */
        RECORDED,
        /** Put there by hand, or written since they were checked. */
        UNCHECKED,
        /** They are something else. */
        WRONG
    }

    public ModelState {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(presence, "presence");
        Objects.requireNonNull(trust, "trust");
    }

    public boolean isInstalled() {
        return presence == Presence.INSTALLED;
    }
}
