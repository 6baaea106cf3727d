package dev.voicebox.nemesis.caller;

/** How far all callers are: they talk, then they only listen, then they hang up. */
final class Phase {
    private volatile boolean talking = true;
    private volatile boolean listening = true;

    boolean isTalking() {
        return talking;
    }

    boolean isListening() {
        return listening;
    }

    void listen() {
        talking = false;
    }

    void hangUp() {
        talking = false;
        listening = false;
    }
}
