package dev.voicebox.event;

import java.util.Objects;

import dev.voicebox.privacy.Redacted;

/**
 * What an {@code error} event says.
 *
 * @param param path of the offending field, such as {@code session.audio.output.voice}, or {@code null}
 * @param eventId the client's own id of the offending event, or {@code null} if it sent none
 */
public record ProtocolError(ErrorType type, ErrorCode code, String message, String param, String eventId) {
    public ProtocolError {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
    }

    public static ProtocolError invalid(ErrorCode code, String message, String param) {
        return new ProtocolError(ErrorType.INVALID_REQUEST, code, message, param, null);
    }

    public static ProtocolError server(ErrorCode code, String message) {
        return new ProtocolError(ErrorType.SERVER, code, message, null, null);
    }

    public static ProtocolError missing(String param) {
        return invalid(ErrorCode.MISSING_REQUIRED_PARAMETER, "Missing required parameter: '" + param + "'.", param);
    }

    public static ProtocolError unknown(String param) {
        return invalid(ErrorCode.UNKNOWN_PARAMETER, "Unknown parameter: '" + param + "'.", param);
    }

    public ProtocolError withEventId(String eventId) {
        return new ProtocolError(type, code, message, param, eventId);
    }

    @Override
    public String toString() {
        return "ProtocolError[" + type + ", " + code + ", " + Redacted.text(message) + ", " + Redacted.text(param)
                + ", " + eventId + "]";
    }
}
