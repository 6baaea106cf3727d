package dev.voicebox.policy;

/** Decides whether something may happen. */
@FunctionalInterface
public interface Policy {

    /** May wait for a server elsewhere, as long as its settings say. Never throws: what cannot be decided is denied. */
    Decision decide(Question question);

    /** Whether there is anything that could deny; without it nobody needs to ask. */
    default boolean isOn() {
        return true;
    }

    /** Allows everything. */
    Policy OFF = new Policy() {
        @Override
        public Decision decide(Question question) {
            return Decision.allowed("no policy is in force", "off");
        }

        @Override
        public boolean isOn() {
            return false;
        }
    };
}
