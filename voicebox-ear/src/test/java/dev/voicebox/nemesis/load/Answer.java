package dev.voicebox.nemesis.load;

import dev.voicebox.nemesis.history.Outcome;

/**
 * What came of the creation of an item.
 *
 * @param previous the item before it, if it was acknowledged and is not the first
 * @param why it was refused, or it is not known; otherwise empty
 */
record Answer(Outcome outcome, String previous, String why) {
    static Answer done(String previous) {
        return new Answer(Outcome.OK, previous, "");
    }

    static Answer refused(String why) {
        return new Answer(Outcome.FAIL, null, why);
    }

    static Answer unknown(String why) {
        return new Answer(Outcome.UNKNOWN, null, why);
    }
}
