package dev.voicebox.config;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.wire.Field;

/**
 * The names by which a voice can be asked for: those of the public service, which every engine knows, those of the voices that are
 * installed here, and those that the tenant has given.
 *
 * @param installed as {@code GET /v1/voices} lists them
 * @param own which voice that is installed is meant by a name or an id of the tenant's
 */
public record VoiceNames(Set<String> installed, Map<String, String> own) {
    /** Before the engines are loaded, and where none is. */
    public static final VoiceNames STANDARD = new VoiceNames(Set.of());

    private static final List<String> PUBLIC = List.of(
            "alloy", "ash", "ballad", "coral", "echo", "fable", "nova", "onyx", "sage", "shimmer", "verse", "marin",
            "cedar");
    /** Of the advice to a name that nobody knows. */
    private static final String LISTED =
            "Supported values are: " + Field.listed(PUBLIC) + ", and the voices that GET /v1/voices lists.";

    public VoiceNames {
        installed = Set.copyOf(installed);
        own = Map.copyOf(own);
    }

    public VoiceNames(Set<String> installed) {
        this(installed, Map.of());
    }

    /** Whether every engine knows it. */
    public static boolean isPublic(String name) {
        return PUBLIC.contains(name);
    }

    /** @throws ProtocolViolation naming the list of those that there are */
    public String read(Field voice) throws ProtocolViolation {
        String name = voice.text();
        if (PUBLIC.contains(name) || installed.contains(name) || own.containsKey(name)) {
            return name;
        }
        throw voice.invalid(LISTED);
    }

    /** Voices of one's own may be named by an object. */
    String readOwn(Field id) throws ProtocolViolation {
        String name = id.text();
        if (!own.containsKey(name)) {
            throw id.invalid("This tenant has no such voice. " + LISTED);
        }
        return name;
    }

    /** What the engines call it. */
    public String spokenAs(String name) {
        return own.getOrDefault(name, name);
    }
}
