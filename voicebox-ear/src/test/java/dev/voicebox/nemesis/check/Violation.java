package dev.voicebox.nemesis.check;

/** Something that the server promised not to happen. */
public record Violation(Kind kind, String session, String item) {
    /** What went wrong with an item. */
    public enum Kind {
        /** Acknowledged and not there. */
        LOST,
        /** There more than once. */
        DOUBLED,
        /** There and never created. */
        PHANTOM,
        /** There although its creation was answered with an error. */
        REFUSED,
        /** Not where it was created, or not after the item that its acknowledgement named. */
        MISORDERED,
        /** Says something else than what was sent. */
        ALTERED
    }

    @Override
    public String toString() {
        return kind + " " + item + " of " + session;
    }
}
