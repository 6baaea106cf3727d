package dev.voicebox.web.realtime;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.voicebox.access.Caller;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.SessionId;
import dev.voicebox.observe.TraceId;
import dev.voicebox.privacy.Redacted;
import dev.voicebox.resume.ResumeToken;
import dev.voicebox.resume.SessionKey;
import dev.voicebox.session.ResumeRequest;
import dev.voicebox.session.SessionRequest.Wanted;
import dev.voicebox.session.line.NotResumed;

/** The query of a socket's address. */
record Query(Map<String, List<String>> values) {
    static final String PERSONA = "persona";
    private static final String SESSION = "session_id";
    private static final String TOKEN = "resume_token";
    private static final String AFTER = "after";
    private static final List<String> RETURN = List.of(SESSION, TOKEN, AFTER);
    /** Longer than anything that is given out, and nothing else. */
    private static final Pattern OURS = Pattern.compile("[A-Za-z0-9_-]{1,128}");

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

    /** Whether a session is to be resumed, and not opened. */
    boolean isReturn() {
        return RETURN.stream().anyMatch(values::containsKey);
    }

    /**
     * Which session is wanted back.
     *
     * @throws ProtocolViolation when one of the three is missing, or cannot be what this server gave out
     */
    ResumeRequest returning(Caller caller, TraceId trace) throws ProtocolViolation {
        SessionId session = new SessionId(told(SESSION));
        ResumeToken token = new ResumeToken(told(TOKEN));
        SessionKey key = new SessionKey(caller.tenant(), caller.project(), session);
        return new ResumeRequest(key, token, told(AFTER), caller.asker(), trace);
    }

    private String told(String name) throws ProtocolViolation {
        String value = first(name);
        if (value == null) {
            throw new ProtocolViolation(ProtocolError.missing(name));
        }
        if (!OURS.matcher(value).matches()) {
            throw new ProtocolViolation(NotResumed.ERROR);
        }
        return value;
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
