package dev.voicebox.access;

import java.util.Objects;

/** Admits nobody whose words could not be kept as their tenant wants it: what must be encrypted is never written as it is. */
final class KeepingGate implements AccessGate {

    private final AccessGate gate;
    private final ContentCheck content;

    KeepingGate(AccessGate gate, ContentCheck content) {
        this.gate = Objects.requireNonNull(gate, "gate");
        this.content = Objects.requireNonNull(content, "content");
    }

    @Override
    public Caller admit(String credential) throws AccessDenied {
        Caller caller = gate.admit(credential);
        if (!content.canKeep(caller.tenant())) {
            throw AccessDenied.contentUnavailable();
        }
        return caller;
    }
}
