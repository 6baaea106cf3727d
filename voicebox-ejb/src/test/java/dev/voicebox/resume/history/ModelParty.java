package dev.voicebox.resume.history;

import dev.voicebox.resume.EventLog;
import dev.voicebox.resume.InMemoryGateway;
import dev.voicebox.resume.SessionStates;

/** One that keeps the contract. */
final class ModelParty implements Party {
    private final InMemoryGateway gateway;
    private boolean frozen;

    ModelParty(InMemoryGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public SessionStates states() {
        return gateway;
    }

    @Override
    public EventLog log() {
        return gateway;
    }

    @Override
    public void freeze() {
        frozen = true;
        gateway.hold();
    }

    @Override
    public void thaw() {
        frozen = false;
        gateway.flush();
    }

    @Override
    public boolean isFrozen() {
        return frozen;
    }

    @Override
    public void goDeaf() {
        gateway.goDeaf();
    }
}
