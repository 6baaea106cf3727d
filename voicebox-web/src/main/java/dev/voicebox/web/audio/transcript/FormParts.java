package dev.voicebox.web.audio.transcript;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import jakarta.servlet.http.Part;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

/** The parts of a multipart form by their names; a list is sent as several parts, its name with or without brackets. */
final class FormParts {
    private static final int MAX_TEXT = 16 * 1024;

    private final Collection<Part> parts;

    /** @throws Refused when a part is none of {@code known} */
    FormParts(Collection<Part> parts, Set<String> known) throws Refused {
        this.parts = parts;
        for (Part part : parts) {
            if (!known.contains(nameOf(part))) {
                throw new Refused(Refusal.of(ProtocolError.unknown(part.getName())));
            }
        }
    }

    Part file(String name) throws Refused {
        return parts.stream()
                .filter(part -> nameOf(part).equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.of(ProtocolError.missing(name))));
    }

    /** {@code null} when there is no such part, or an empty one. */
    String text(String name) throws IOException, Refused {
        List<String> all = texts(name);
        return all.isEmpty() ? null : all.get(0);
    }

    /** Those that are not empty. */
    List<String> texts(String name) throws IOException, Refused {
        List<String> texts = new ArrayList<>();
        for (Part part : parts) {
            if (nameOf(part).equals(name)) {
                texts.add(read(part));
            }
        }
        texts.removeIf(String::isEmpty);
        return texts;
    }

    /** One of some values; {@code fallback} when it is not given. */
    String oneOf(String name, List<String> supported, String fallback) throws IOException, Refused {
        String given = text(name);
        if (given == null) {
            return fallback;
        }
        check(name, given, supported);
        return given;
    }

    /** Each one of some values. */
    List<String> someOf(String name, List<String> supported) throws IOException, Refused {
        List<String> given = texts(name);
        for (String value : given) {
            check(name, value, supported);
        }
        return given;
    }

    static Refused invalid(String name, String message) {
        return new Refused(Refusal.invalid(ErrorCode.INVALID_VALUE.wire(), name, message));
    }

    private static void check(String name, String given, List<String> supported) throws Refused {
        if (!supported.contains(given)) {
            throw invalid(
                    name, "Invalid '" + name + "'. Supported values are: '" + String.join("', '", supported) + "'.");
        }
    }

    private static String read(Part part) throws IOException, Refused {
        if (part.getSize() > MAX_TEXT) {
            throw new Refused(Refusal.invalid(
                    ErrorCode.STRING_ABOVE_MAX_LENGTH.wire(),
                    nameOf(part),
                    "Invalid '" + nameOf(part) + "': string too long. Expected at most " + MAX_TEXT + " bytes."));
        }
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static String nameOf(Part part) {
        String name = part.getName();
        return name.endsWith("[]") ? name.substring(0, name.length() - 2) : name;
    }
}
