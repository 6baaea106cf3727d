package dev.voicebox.web.audio;

import jakarta.servlet.http.HttpServletRequest;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

/** What every call that brings or fetches sound must be. */
public final class CallRules {
    private CallRules() {}

    public static void check(HttpServletRequest request, String type) throws Refused {
        if (!request.getMethod().equals("POST")) {
            throw new Refused(Refusal.of(
                    405, ErrorType.INVALID_REQUEST, ErrorCode.METHOD_NOT_SUPPORTED, "This address takes POST only."));
        }
        String given = request.getContentType();
        if (given == null || !given.regionMatches(true, 0, type, 0, type.length())) {
            throw new Refused(Refusal.of(
                    415,
                    ErrorType.INVALID_REQUEST,
                    ErrorCode.UNSUPPORTED_CONTENT_TYPE,
                    "This address takes " + type + " only. Set the header Content-Type."));
        }
    }
}
