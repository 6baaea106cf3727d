package dev.voicebox.wire;

import java.util.Base64;

import dev.voicebox.event.ProtocolViolation;

/** Sound as base64 text. The JDK's decoder, because Jackson's own takes twenty times as long. */
final class AudioText {
    static final int MAX_BYTES = 15 * 1024 * 1024;
    static final int MAX_CHARACTERS = MAX_BYTES / 3 * 4;

    private AudioText() {}

    /** Decoded sound, possibly none; never repeated in a message. */
    static byte[] read(Field field) throws ProtocolViolation {
        String text = field.text();
        if (text.length() > MAX_CHARACTERS) {
            throw field.tooLong(MAX_CHARACTERS);
        }
        // The decoder takes missing padding; the protocol's base64 has it.
        if (text.length() % 4 != 0) {
            throw notBase64(field);
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw notBase64(field);
        }
    }

    static String write(byte[] audio) {
        return Base64.getEncoder().encodeToString(audio);
    }

    private static ProtocolViolation notBase64(Field field) {
        return field.refused("not base64. Expected audio in the standard base64 alphabet with padding.");
    }
}
