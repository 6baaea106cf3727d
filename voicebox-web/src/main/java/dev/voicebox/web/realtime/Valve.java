package dev.voicebox.web.realtime;

import java.util.function.IntSupplier;

import dev.voicebox.session.SessionHandle;

/** Tells a session when to hold back and when to go on: in order, and never while a lock is held. */
final class Valve {
    private final SocketLimits limits;
    private SessionHandle session;
    private boolean open = true;
    private boolean told = true;
    private boolean telling;

    Valve(SocketLimits limits) {
        this.limits = limits;
    }

    synchronized void attach(SessionHandle session) {
        this.session = session;
    }

    void tell(IntSupplier waiting) {
        while (needsTelling(waiting)) {
            session.writable(told);
            finish();
        }
    }

    private synchronized boolean needsTelling(IntSupplier waiting) {
        int bytes = waiting.getAsInt();
        if (bytes > limits.pauseAbove()) {
            open = false;
        } else if (bytes < limits.resumeBelow()) {
            open = true;
        }
        if (session == null || telling || open == told) {
            return false;
        }
        telling = true;
        told = open;
        return true;
    }

    private synchronized void finish() {
        telling = false;
    }
}
