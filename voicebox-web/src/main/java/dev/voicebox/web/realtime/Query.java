package dev.voicebox.web.realtime;

import java.util.List;
import java.util.Map;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;

/** The query of a socket's address. */
record Query(Map<String, List<String>> values) {

    /** Or {@code null} for the server's default. */
    String model() {
        return first("model");
    }

    /** @throws ProtocolViolation when another kind of session is asked for than there is */
    void check() throws ProtocolViolation {
        for (String name : List.of("intent", "call_id")) {
            if (first(name) != null) {
                throw new ProtocolViolation(ProtocolError.invalid(
                        ErrorCode.INVALID_VALUE,
                        "This server does not offer '" + name + "' yet. Open a session with ?model=gpt-realtime.",
                        name));
            }
        }
    }

    private String first(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() || all.get(0).isBlank() ? null : all.get(0);
    }
}
