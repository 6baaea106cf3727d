package dev.voicebox.resume.log;

import java.util.Optional;

import dev.voicebox.resume.SessionKey;

/** What was said, as it may lie in Redis: encrypted where its tenant wants it so. */
public interface StateText {
    /** As it is. */
    StateText PLAIN = new StateText() {
        @Override
        public Optional<String> seal(SessionKey session, String place, String json) {
            return Optional.of(json);
        }

        @Override
        public Optional<String> open(SessionKey session, String place, String kept) {
            return Optional.of(kept);
        }
    };

    /**
     * Never waits.
     *
     * @param place names what it is within its session
     * @return empty if it may not be written now
     */
    Optional<String> seal(SessionKey session, String place, String json);

    /** May wait. Empty if it cannot be read any more. */
    Optional<String> open(SessionKey session, String place, String kept);
}
