package dev.voicebox.web.admission;

import java.security.Principal;
import java.util.Objects;

import dev.voicebox.access.Caller;

/** Who was let in, on the way from the handshake to the socket. */
public record Admitted(Caller caller, boolean beta) implements Principal {
    public Admitted {
        Objects.requireNonNull(caller, "caller");
    }

    @Override
    public String getName() {
        return caller.credentialId();
    }
}
