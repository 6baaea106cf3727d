package dev.voicebox.session;

import dev.voicebox.effect.Effect;
import dev.voicebox.session.line.ClientOutlet;

/** How a session comes to be here no longer: it ends, or another server takes it up. For the session's own thread only. */
final class Parting {
    private final ClientOutlet outlet;
    private final SessionStore store;
    private final SessionTools tools;
    private Way way = Way.ENDS;
    /** Said to the client when all of the session is written. */
    private Effect.Close farewell;

    private enum Way {
        ENDS,
        OFFERED,
        TAKEN
    }

    Parting(ClientOutlet outlet, SessionStore store, SessionTools tools) {
        this.outlet = outlet;
        this.store = store;
        this.tools = tools;
    }

    void letGo(Effect.LetGo effect) {
        way = effect.offered() ? Way.OFFERED : Way.TAKEN;
    }

    void close(Effect.Close effect) {
        if (way == Way.OFFERED) {
            farewell = effect;
        } else {
            outlet.close(effect.code(), effect.reason());
        }
        store.endsBecause(effect);
    }

    /** All of the session is written: whoever takes it up finds it whole. */
    void offer() {
        if (farewell != null) {
            outlet.close(farewell.code(), farewell.reason());
        }
        outlet.release();
    }

    /** A client has come back to a session that is over by now. */
    void refuse() {
        outlet.refuse();
        if (way == Way.ENDS) {
            outlet.end(store.reason());
        } else {
            outlet.release();
        }
    }

    /** Nothing runs for it any more. */
    void complete() {
        switch (way) {
            case ENDS -> {
                tools.end();
                store.ended();
                outlet.end(store.reason());
            }
            // Who takes it up begins a new count of records: what comes late of this one would be refused.
            case OFFERED -> store.tellWhenWritten();
            case TAKEN -> {
                // Its successor speaks for it.
            }
        }
    }
}
