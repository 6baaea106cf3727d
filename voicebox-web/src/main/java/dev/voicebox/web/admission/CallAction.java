package dev.voicebox.web.admission;

import java.util.Optional;

/** What calls of {@code /v1} are to the policy. */
final class CallAction {
    private CallAction() {}

    /**
     * @param path without the context, from {@code /v1} on
     * @return empty for calls that ask the policy themselves, with what they read in the body
     */
    static Optional<String> of(String method, String path) {
        boolean reads = "GET".equals(method) || "HEAD".equals(method) || "OPTIONS".equals(method);
        if (path.startsWith("/v1/realtime/sessions/")) {
            return Optional.of(reads ? "session.read" : "session.close");
        }
        if (path.startsWith("/v1/realtime/")) {
            return Optional.empty();
        }
        if (reads) {
            return Optional.of("model.read");
        }
        if (path.startsWith("/v1/audio/speech") || path.startsWith("/v1/voices")) {
            return Optional.of("speech.create");
        }
        return Optional.of(path.startsWith("/v1/audio/") ? "transcription.create" : "completion.create");
    }
}
