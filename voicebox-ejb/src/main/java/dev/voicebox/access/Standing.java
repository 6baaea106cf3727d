package dev.voicebox.access;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/** Whether those who were let in may still be here. Asks what is remembered first, and else the database. */
public final class Standing {
    private final KeyDirectory directory;
    private final Clock clock;

    Standing(KeyDirectory directory, Clock clock) {
        this.directory = Objects.requireNonNull(directory, "directory");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** How they stand. */
    public enum Verdict {
        GOOD,
        TENANT_NOT_SERVED,
        KEY_OVER,
        /** It cannot be found out now; nobody is sent away for that. */
        UNKNOWN
    }

    /** @param key id of the API key that is behind them, empty where there is none */
    public Verdict of(TenantId tenant, ProjectId project, Optional<String> key) {
        try {
            if (!directory.isServed(tenant)) {
                return Verdict.TENANT_NOT_SERVED;
            }
            return key.isEmpty() || isGood(new KnownKey.Owner(tenant, project, key.get()))
                    ? Verdict.GOOD
                    : Verdict.KEY_OVER;
        } catch (StoreAway away) {
            return Verdict.UNKNOWN;
        }
    }

    private boolean isGood(KnownKey.Owner owner) {
        return directory
                .find(owner)
                .filter(key -> !key.isOverAt(clock.instant()))
                .isPresent();
    }
}
