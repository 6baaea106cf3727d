package dev.voicebox.language;

/** A running answer. */
@FunctionalInterface
public interface ModelCall {

    /** Stops the work at once, in whatever phase it is: the provider sees its connection closed within 50 ms. */
    void cancel();
}
