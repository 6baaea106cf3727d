package dev.voicebox.session.line;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolError;

/** What a client is told whose session cannot be resumed: the same whatever the reason, so that nobody learns of others. */
public final class NotResumed {
    public static final ProtocolError ERROR = ProtocolError.invalid(
            ErrorCode.SESSION_NOT_RESUMABLE,
            "The session cannot be resumed: it has ended, or the server does not know any more what you have not seen, or"
                    + " 'session_id', 'resume_token' and 'after' do not belong together. Open a new session.",
            null);

    static final int CLOSE_CODE = 4000;
    static final String CLOSE_REASON = ERROR.type().wire() + '.' + ERROR.code().wire();

    private NotResumed() {}
}
