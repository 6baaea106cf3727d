package dev.voicebox.web.admission;

import java.security.Principal;
import java.util.Objects;

import dev.voicebox.access.Caller;
import dev.voicebox.observe.TraceId;

/**
 * Who was let in, on the way from the handshake to the socket.
 *
 * @param trace which the caller follows, or {@code null}
 */
public record Admitted(Caller caller, boolean beta, TraceId trace) implements Principal {
    public Admitted {
        Objects.requireNonNull(caller, "caller");
    }

    @Override
    public String getName() {
        return caller.credentialId();
    }
}
