package dev.voicebox.web.refusal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;

/** Answers a servlet call with a refusal. */
public final class RefusalWriter {
    private RefusalWriter() {}

    public static void write(HttpServletResponse response, Refusal refusal) throws IOException {
        byte[] body = refusal.body().toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(refusal.status());
        response.setContentType("application/json");
        response.setContentLength(body.length);
        if (refusal.retryAfter() > 0) {
            response.setIntHeader("Retry-After", refusal.retryAfter());
        }
        if (refusal.status() == 401) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        if (refusal.status() == 405) {
            response.setHeader("Allow", "POST");
        }
        response.getOutputStream().write(body);
    }
}
