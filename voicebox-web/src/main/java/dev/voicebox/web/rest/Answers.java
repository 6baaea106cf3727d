package dev.voicebox.web.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.voicebox.web.refusal.Refusal;

/** Refusals as answers of a resource. */
final class Answers {
    private Answers() {}

    static Response refusal(Refusal refusal) {
        Response.ResponseBuilder answer = Response.status(refusal.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(refusal.body());
        if (refusal.retryAfter() > 0) {
            answer.header(HttpHeaders.RETRY_AFTER, refusal.retryAfter());
        }
        return answer.build();
    }
}
