package dev.voicebox.session;

import java.util.Objects;

import dev.voicebox.observe.TraceId;
import dev.voicebox.resume.ResumeToken;
import dev.voicebox.resume.SessionKey;
import dev.voicebox.tenant.Asker;

/**
 * Who wants which session back.
 *
 * @param key with the tenant and the project of the credential that is shown now
 * @param after id of the event that the client saw last
 * @param asker for whom, and with which scopes, where the session has to be taken up anew
 * @param trace to which what the session logs belongs then, or {@code null} for one of its own
 */
public record ResumeRequest(SessionKey key, ResumeToken token, String after, Asker asker, TraceId trace) {
    public ResumeRequest {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(asker, "asker");
    }
}
