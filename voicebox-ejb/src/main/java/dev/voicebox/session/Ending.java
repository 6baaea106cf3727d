package dev.voicebox.session;

import java.util.Objects;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.privacy.Redacted;

/**
 * Why a session is ended from outside.
 *
 * @param words for its client, who reads them in an {@code error} before the socket closes
 */
public record Ending(ErrorCode code, String words) {
    static final int CLOSE_CODE = 4000;

    public Ending {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(words, "words");
    }

    String closeReason() {
        return ErrorType.INVALID_REQUEST.wire() + '.' + code.wire();
    }

    @Override
    public String toString() {
        return "Ending[" + code + ", " + Redacted.text(words) + "]";
    }
}
