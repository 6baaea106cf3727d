package dev.voicebox.config;

import java.util.List;
import java.util.Set;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.wire.Field;

/**
 * The names by which a voice can be asked for: those of the public service, which every engine knows, and those of the voices
 * that are installed here.
 *
 * @param installed as {@code GET /v1/voices} lists them
 */
public record VoiceNames(Set<String> installed) {
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
    }

    /** @throws ProtocolViolation naming the list of those that there are */
    public String read(Field voice) throws ProtocolViolation {
        String name = voice.text();
        if (PUBLIC.contains(name) || installed.contains(name)) {
            return name;
        }
        throw voice.invalid(LISTED);
    }

    /** Voices of one's own are named by an object; here none are kept. */
    ProtocolViolation refuseOwn(Field id) {
        return id.invalid("Voices of your own are not kept on this server. " + LISTED);
    }
}
