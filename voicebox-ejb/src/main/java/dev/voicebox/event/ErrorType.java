package dev.voicebox.event;

/** Who has to act on an error. */
public enum ErrorType {
    INVALID_REQUEST("invalid_request_error"),
    AUTHENTICATION("authentication_error"),
    PERMISSION("permission_error"),
    RATE_LIMIT("rate_limit_error"),
    TRANSCRIPTION("transcription_error"),
    SERVER("server_error"),
    /** Nothing was done, because of a lack on our side that passes: to be tried again. */
    API("api_error");

    private final String wire;

    ErrorType(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }
}
