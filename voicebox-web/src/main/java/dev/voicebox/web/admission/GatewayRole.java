package dev.voicebox.web.admission;

import dev.voicebox.setting.Roles;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

/** Whether clients are served here: a server that only works for others has no engines for what they would ask. */
public final class GatewayRole {
    private final boolean held;

    GatewayRole(Roles roles) {
        this.held = roles.has("gateway");
    }

    /** @throws Refused 503 when this server is a worker */
    void check() throws Refused {
        if (!held) {
            throw new Refused(Refusal.unavailable(
                    "This server is a worker and serves no clients. Call one whose voicebox.roles has \"gateway\"."));
        }
    }
}
