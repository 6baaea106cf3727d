package dev.voicebox.language.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import dev.voicebox.language.failover.CallReport;
import dev.voicebox.language.failover.ModelWatch;

/** What is known of each provider. A call tells more than any check, so that only idle providers are checked. */
public final class HealthBoard implements ModelWatch {
    private final InstantSource clock;
    private final ConcurrentMap<String, Health> known = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Instant> called = new ConcurrentHashMap<>();

    public HealthBoard(InstantSource clock) {
        this.clock = clock;
    }

    public Health of(String provider) {
        return known.getOrDefault(provider, Health.UNKNOWN);
    }

    @Override
    public void onCall(CallReport report) {
        if (report.end() == CallReport.End.FINISHED) {
            heard(report.provider(), Health.up("answers"));
        } else if (report.failure() != null && report.failure().kind().isProvidersFault()) {
            heard(report.provider(), Health.down(report.failure().message()));
        }
    }

    void checked(String provider, Health found) {
        known.put(provider, found);
    }

    /** Whether no call has told anything for so long. */
    boolean isIdle(String provider, Duration time) {
        Instant last = called.get(provider);
        return last == null || !last.plus(time).isAfter(clock.instant());
    }

    private void heard(String provider, Health health) {
        called.put(provider, clock.instant());
        known.put(provider, health);
    }
}
