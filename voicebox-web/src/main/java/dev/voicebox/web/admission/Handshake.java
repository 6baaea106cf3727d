package dev.voicebox.web.admission;

import java.util.function.BooleanSupplier;

import dev.voicebox.access.AccessDenied;
import dev.voicebox.access.AccessGate;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

/** Decides whether a request becomes a socket. */
public final class Handshake {
    private final AccessGate gate;
    private final Origins origins;
    private final BooleanSupplier accepting;

    /** @param accepting whether this server takes new sessions */
    public Handshake(AccessGate gate, Origins origins, BooleanSupplier accepting) {
        this.gate = gate;
        this.origins = origins;
        this.accepting = accepting;
    }

    public Admitted admit(UpgradeRequest request) throws Refused {
        if (!request.wantsSocket()) {
            throw new Refused(Refusal.of(
                    426,
                    ErrorType.INVALID_REQUEST,
                    ErrorCode.UPGRADE_REQUIRED,
                    "This address speaks WebSocket. Open it with ws:// or wss:// instead of http:// or https://."));
        }
        if (!origins.allows(request.origin(), request.host())) {
            throw new Refused(
                    Refusal.of(
                            403,
                            ErrorType.PERMISSION,
                            ErrorCode.ORIGIN_NOT_ALLOWED,
                            "Pages of this origin may not open sockets here. The operator allows it with voicebox.http.origins."));
        }
        if (!accepting.getAsBoolean()) {
            throw new Refused(Refusal.unavailable("This server is stopping and takes no new sessions. Try again."));
        }
        try {
            return new Admitted(gate.admit(request.credential()), request.isBeta(), request.trace());
        } catch (AccessDenied denied) {
            throw new Refused(Refusal.of(denied), denied.holder());
        }
    }
}
