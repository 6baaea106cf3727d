package dev.voicebox.web.refusal;

import java.util.Objects;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.AccessDenied;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.privacy.Redacted;

/**
 * A call that is not served.
 *
 * @param status of HTTP
 * @param code {@code null} when there is nothing to say beyond the type
 * @param param the offending field, or {@code null}
 * @param retryAfter seconds until it is worth another try; 0 says nothing of it
 */
public record Refusal(int status, String type, String code, String message, String param, int retryAfter) {
    public Refusal {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(message, "message");
    }

    public static Refusal of(int status, ErrorType type, ErrorCode code, String message) {
        return new Refusal(status, type.wire(), code.wire(), message, null, 0);
    }

    public static Refusal invalid(String code, String param, String message) {
        return new Refusal(400, ErrorType.INVALID_REQUEST.wire(), code, message, param, 0);
    }

    public static Refusal of(ProtocolError error) {
        return invalid(error.code().wire(), error.param(), error.message());
    }

    public static Refusal of(AccessDenied denied) {
        return new Refusal(
                denied.status(),
                denied.type(),
                denied.code(),
                denied.getMessage(),
                null,
                denied.retryAfter().orElse(0));
    }

    public static Refusal unknownAddress() {
        return of(
                404,
                ErrorType.INVALID_REQUEST,
                ErrorCode.UNKNOWN_URL,
                "There is nothing at this address. /openapi/ui shows what there is.");
    }

    /** Nothing could be read of the call. */
    static Refusal malformed() {
        return new Refusal(400, ErrorType.INVALID_REQUEST.wire(), null, "The request is not well-formed.", null, 0);
    }

    /** A fault of the server; its log says more. */
    public static Refusal broken() {
        return of(500, ErrorType.SERVER, ErrorCode.INTERNAL_ERROR, "The server had an error while serving this call.");
    }

    /** The server stops or is not up yet: another server, or this one in a few seconds, will serve. */
    public static Refusal unavailable(String message) {
        return of(503, ErrorType.SERVER, ErrorCode.SERVICE_UNAVAILABLE, message).retryAfter(5);
    }

    public Refusal retryAfter(int seconds) {
        return new Refusal(status, type, code, message, param, seconds);
    }

    /** The four keys are always there, {@code param} and {@code code} possibly {@code null}. */
    public ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error")
                .put("message", message)
                .put("type", type)
                .put("param", param)
                .put("code", code);
        return body;
    }

    @Override
    public String toString() {
        return "Refusal[" + status + ", " + type + ", " + code + ", " + Redacted.text(message) + ", "
                + Redacted.text(param) + ", " + retryAfter + "]";
    }
}
