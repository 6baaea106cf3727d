package dev.voicebox.job;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How a speech engine stands, for people and for readiness.
 *
 * @param id as in {@code voicebox.*.engines}
 * @param description one line of what it is; empty when it is not there
 * @param languages ISO 639-1 codes that it hears or speaks; empty when it does not care
 * @param limitedVocabulary true when it can only hear a closed set of words
 * @param abilities what it tells beside text or sound
 * @param reason one line of plain words
 */
public record EngineState(
        String id,
        State state,
        String description,
        List<String> languages,
        boolean limitedVocabulary,
        Set<Ability> abilities,
        String reason) {

    /** What not every engine tells. */
    public enum Ability {
        /** When each word is said. */
        WORD_TIMES,
        /** How sure it is of each word that it heard: without it there are no logprobs. */
        CONFIDENCES,
        /** What a turn says that may go on: without it the words come when the turn is over. */
        GLANCES
    }

    /** In the place of engines that this server does not need, by its roles. */
    public static final EngineState ELSEWHERE = new EngineState(
            "other servers", State.ACTIVE, "whoever has the role", List.of(), false, Set.of(), "voicebox.roles");

    public EngineState {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(description, "description");
        languages = List.copyOf(languages);
        abilities = Set.copyOf(abilities);
        Objects.requireNonNull(reason, "reason");
    }

    public enum State {
        /** It does the work. */
        ACTIVE,
        /** It is loaded and could do the work. */
        AVAILABLE,
        /** It is not there; the reason says why. */
        SKIPPED,
        /** It was set or installed, but does not start; the reason says what to do. */
        FAILED
    }
}
