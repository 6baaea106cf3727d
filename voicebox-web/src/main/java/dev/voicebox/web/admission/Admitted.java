package dev.voicebox.web.admission;

import java.security.Principal;
import java.util.Objects;

import dev.voicebox.access.Caller;

/**
 * Who was let in, on the way from the handshake to the socket.
 *
 * @param claims what the call says of itself beside its credential
 */
public record Admitted(Caller caller, boolean beta, Claims claims) implements Principal {
    public Admitted {
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(claims, "claims");
    }

    /** A call that says nothing of itself. */
    public Admitted(Caller caller, boolean beta) {
        this(caller, beta, new Claims(null, null, null));
    }

    /** The same, once the policy has let it in. */
    Admitted as(Caller asking, Claims said) {
        return new Admitted(asking, beta, said);
    }

    @Override
    public String getName() {
        return caller.credentialId();
    }
}
