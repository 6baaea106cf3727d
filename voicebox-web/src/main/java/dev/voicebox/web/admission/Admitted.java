package dev.voicebox.web.admission;

import java.security.Principal;
import java.util.Objects;

import dev.voicebox.access.Caller;
import dev.voicebox.limit.connection.ConnectionBook;
import dev.voicebox.observe.TraceId;

/**
 * Who was let in, on the way from the handshake to the socket.
 *
 * @param claims what the call says of itself beside its credential
 * @param trace which the caller follows, or {@code null}
 * @param connection as which it is counted; {@code null} for calls that are none
 */
public record Admitted(Caller caller, boolean beta, Claims claims, TraceId trace, ConnectionBook.Connection connection)
        implements Principal {
    public Admitted {
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(claims, "claims");
    }

    /** A call that says nothing of itself. */
    public Admitted(Caller caller, boolean beta) {
        this(caller, beta, (TraceId) null);
    }

    /** One who says nothing of itself but which trace it follows. */
    public Admitted(Caller caller, boolean beta, TraceId trace) {
        this(caller, beta, new Claims(null, null, null), trace, null);
    }

    /** The same, once the policy has let it in. */
    Admitted as(Caller asking, Claims said) {
        return new Admitted(asking, beta, said, trace, connection);
    }

    /** The same, once there is room for it. */
    Admitted counted(ConnectionBook.Connection as) {
        return new Admitted(caller, beta, claims, trace, as);
    }

    @Override
    public String getName() {
        return caller.credentialId();
    }
}
