package dev.voicebox.config;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.wire.Field;

/** Reads audio formats and voices. */
final class AudioConfig {
    private static final List<String> FORMATS =
            Stream.of(AudioFormat.values()).map(AudioFormat::type).toList();

    private AudioConfig() {}

    static AudioFormat format(Field field) throws ProtocolViolation {
        field.object(Set.of("type", "rate"));
        String type = field.child("type").oneOf(FORMATS);
        AudioFormat format = Stream.of(AudioFormat.values())
                .filter(candidate -> candidate.type().equals(type))
                .findFirst()
                .orElseThrow();
        Field rate = field.child("rate");
        if (format == AudioFormat.PCM) {
            rate.integer(format.sampleRate(), format.sampleRate(), format.sampleRate());
        } else if (!rate.isAbsent()) {
            throw new ProtocolViolation(ProtocolError.invalid(
                    ErrorCode.UNKNOWN_PARAMETER,
                    "Unknown parameter: '" + rate.path() + "'. The rate of " + type + " is always 8000 Hz.",
                    rate.path()));
        }
        return format;
    }

    /** As the document shows it: with the rate, which a client may leave out. */
    static ObjectNode complete(Field field) throws ProtocolViolation {
        return format(field) == AudioFormat.PCM ? pcm() : field.object();
    }

    static ObjectNode pcm() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", AudioFormat.PCM.type())
                .put("rate", AudioFormat.PCM.sampleRate());
    }

    /** Which engine speaks it is the business of the speech engines. */
    static String voice(Field field, VoiceNames names) throws ProtocolViolation {
        if (field.value().isObject()) {
            field.object(Set.of("id"));
            return names.readOwn(field.child("id"));
        }
        return names.read(field);
    }
}
