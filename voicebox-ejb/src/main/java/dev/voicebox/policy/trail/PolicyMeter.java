package dev.voicebox.policy.trail;

import dev.voicebox.policy.EntryPoint;

/** Who counts what is decided. */
public interface PolicyMeter {
    PolicyMeter NONE = new PolicyMeter() {};

    default void decided(EntryPoint entryPoint, boolean allowed, long nanos) {}

    /** The policy on trial would have decided otherwise. */
    default void differed(EntryPoint entryPoint) {}

    /** Decisions of which no row will be written. */
    default void lost(int decisions) {}
}
