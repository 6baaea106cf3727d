package dev.voicebox.speech;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What an engine says of itself, shown in the log, in {@code /v1/models} and in the console.
 *
 * @param id short name as used in {@code voicebox.*.engines}, for example {@code sphinx}
 * @param description one line for a person
 * @param languages ISO 639-1 codes it hears or speaks; empty means that it does not care
 * @param limitedVocabulary true when it can only hear a closed set of words
 * @param abilities what it tells beside text or sound
 */
public record EngineInfo(
        String id, String description, List<String> languages, boolean limitedVocabulary, Set<Ability> abilities) {

    /** What not every engine can tell. */
    public enum Ability {
        /** When each word is said. */
        WORD_TIMES,
        /** How sure it is of each word that it heard. */
        CONFIDENCES,
        /** What an utterance says that may go on. */
        GLANCES
    }

    public EngineInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(description, "description");
        languages = List.copyOf(languages);
        abilities = Set.copyOf(abilities);
    }

    /** Of an engine that tells nothing beside text or sound. */
    public EngineInfo(String id, String description, List<String> languages, boolean limitedVocabulary) {
        this(id, description, languages, limitedVocabulary, Set.of());
    }

    /** Whether the engine serves this language; {@code null} and an empty list serve everything. */
    public boolean serves(String language) {
        return language == null || languages.isEmpty() || languages.contains(language);
    }
}
