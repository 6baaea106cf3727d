package dev.voicebox.web.realtime;

import java.util.List;
import java.util.Map;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.privacy.Redacted;
import dev.voicebox.session.SessionRequest.Wanted;

/** The query of a socket's address. */
record Query(Map<String, List<String>> values) {
    static final String PERSONA = "persona";

    /**
     * What kind of session is asked for.
     *
     * @throws ProtocolViolation when it is one that is not served
     */
    Wanted wanted() throws ProtocolViolation {
        if (first("call_id") != null) {
            throw new ProtocolViolation(ProtocolError.invalid(
                    ErrorCode.INVALID_VALUE,
                    "This server has no calls to attach to: open a session with ?model=gpt-realtime.",
                    "call_id"));
        }
        return new Wanted(first("model"), first("intent"));
    }

    /** The persona that is asked for, or {@code null}. */
    String persona() {
        return first(PERSONA);
    }

    private String first(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() || all.get(0).isBlank() ? null : all.get(0);
    }

    @Override
    public String toString() {
        return "Query[" + Redacted.entries(values) + "]";
    }
}
