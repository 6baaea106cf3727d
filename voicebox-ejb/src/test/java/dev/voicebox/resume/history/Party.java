package dev.voicebox.resume.history;

import dev.voicebox.resume.EventLog;
import dev.voicebox.resume.SessionStates;

/** A gateway in a history. */
interface Party {
    SessionStates states();

    EventLog log();

    /** It stands still: what it says is said when it goes on. */
    void freeze();

    void thaw();

    boolean isFrozen();

    /** It hears of no claim of others. */
    void goDeaf();
}
