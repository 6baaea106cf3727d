package dev.voicebox.web.audio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.job.SoundFile;
import dev.voicebox.job.UnreadableSound;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

/**
 * A file to be put into words.
 *
 * @param sound samples in {@link AudioFormat#PCM}
 * @param language ISO 639-1 code, or {@code null}
 * @param prompt words to expect, or {@code null}
 * @param plain the words alone, without JSON around them
 */
record TranscriptionCall(byte[] sound, String language, String prompt, boolean plain) {
    private static final int MAX_TEXT = 16 * 1024;
    private static final Set<String> FIELDS =
            Set.of("file", "model", "language", "prompt", "response_format", "temperature", "stream");

    static TranscriptionCall read(HttpServletRequest request) throws IOException, Refused {
        try {
            for (Part part : request.getParts()) {
                if (!FIELDS.contains(part.getName())) {
                    throw new Refused(Refusal.of(ProtocolError.unknown(part.getName())));
                }
            }
            Part file = request.getPart("file");
            if (file == null) {
                throw new Refused(Refusal.of(ProtocolError.missing("file")));
            }
            if (text(request, "model") == null) {
                throw new Refused(Refusal.of(ProtocolError.missing("model")));
            }
            boolean plain = isPlain(request);
            return new TranscriptionCall(sound(file), text(request, "language"), text(request, "prompt"), plain);
        } catch (IllegalStateException tooLarge) {
            throw new Refused(tooLarge());
        } catch (ServletException notMultipart) {
            throw broken();
        }
    }

    static Refusal tooLarge() {
        return Refusal.of(
                413,
                ErrorType.INVALID_REQUEST,
                ErrorCode.BODY_TOO_LARGE,
                "The file is too large. Send at most 25 MB, or cut it into pieces.");
    }

    double seconds() {
        return AudioFormat.PCM.millis(sound.length) / 1000.0;
    }

    @Override
    public String toString() {
        return "TranscriptionCall[" + sound.length + " bytes]";
    }

    private static byte[] sound(Part file) throws IOException, Refused {
        try {
            byte[] sound = SoundFile.readWav(file.getInputStream().readAllBytes());
            if (sound.length == 0) {
                throw new Refused(Refusal.invalid(
                        ErrorCode.INVALID_VALUE.wire(), "file", "The file holds no sound: it is empty."));
            }
            return sound;
        } catch (UnreadableSound unreadable) {
            throw new Refused(Refusal.invalid(
                    ErrorCode.INVALID_VALUE.wire(), "file", "Invalid 'file': " + unreadable.getMessage() + "."));
        }
    }

    private static boolean isPlain(HttpServletRequest request) throws IOException, ServletException, Refused {
        String stream = text(request, "stream");
        if ("true".equalsIgnoreCase(stream)) {
            throw new Refused(Refusal.invalid(
                    ErrorCode.INVALID_VALUE.wire(), "stream", "Streaming is not offered yet. Leave 'stream' out."));
        }
        String format = text(request, "response_format");
        if (format == null || format.equals("json") || format.equals("text")) {
            return "text".equals(format);
        }
        throw new Refused(Refusal.invalid(
                ErrorCode.INVALID_VALUE.wire(),
                "response_format",
                "This response_format is not offered. Supported values are: 'json' and 'text'."));
    }

    /** {@code null} when there is no such part, or an empty one. */
    private static String text(HttpServletRequest request, String name) throws IOException, ServletException, Refused {
        Part part = request.getPart(name);
        if (part == null) {
            return null;
        }
        if (part.getSize() > MAX_TEXT) {
            throw new Refused(Refusal.invalid(
                    ErrorCode.STRING_ABOVE_MAX_LENGTH.wire(),
                    name,
                    "Invalid '" + name + "': string too long. Expected at most " + MAX_TEXT + " bytes."));
        }
        String text = new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? null : text;
    }

    private static Refused broken() {
        return new Refused(Refusal.invalid(
                ErrorCode.INVALID_VALUE.wire(),
                null,
                "The body is no multipart form. Send 'file' and 'model' as parts."));
    }
}
