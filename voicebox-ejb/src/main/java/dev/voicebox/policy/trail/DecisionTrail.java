package dev.voicebox.policy.trail;

/** Where decisions go. */
@FunctionalInterface
public interface DecisionTrail {

    /** Never waits, never throws. */
    void note(Decided decided);
}
