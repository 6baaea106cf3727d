package dev.voicebox.limit.start;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import dev.voicebox.limit.Verdict;
import dev.voicebox.limit.connection.ConnectionBook;
import dev.voicebox.limit.quota.QuotaLevels;
import dev.voicebox.limit.quota.QuotaSubject;
import dev.voicebox.limit.quota.Quotas;
import dev.voicebox.limit.shared.AudioBook;
import dev.voicebox.limit.shared.RedisReach;
import dev.voicebox.limit.shared.SharedLimits;
import dev.voicebox.persistence.redis.limit.VirtualRedis;
import dev.voicebox.persistence.redis.limit.Windows;

/** What one gateway has for counting, on virtual time; its own clock begins wherever it likes. */
public final class CountingGateway {
    public final RedisReach reach = new RedisReach();
    public final SharedLimits limits;
    public final ConnectionBook connections;
    public final AudioBook audio;
    public final LimitBeat beat;

    /** @param levels as they are set now */
    public CountingGateway(String name, VirtualRedis server, long skewMicros, Supplier<QuotaLevels> levels) {
        this(name, server, server.windows(), skewMicros, levels);
    }

    public CountingGateway(
            String name, VirtualRedis server, Windows windows, long skewMicros, Supplier<QuotaLevels> levels) {
        LongSupplier nanos = () -> (server.now() + skewMicros) * 1_000;
        Quotas quotas = new Quotas(subject -> levels.get(), () -> false, everLater(), Runnable::run);
        audio = new AudioBook(server.audio(), nanos);
        limits = new SharedLimits(quotas, windows, reach, audio, nanos);
        connections =
                new ConnectionBook(quotas, server.leases(ConnectionBook.LEASE), reach, Runnable::run, nanos, name);
        beat = new LimitBeat(
                server.leases(ConnectionBook.LEASE), name, reach, limits, new LimitBeat.Books(connections, audio));
    }

    public boolean takes(QuotaSubject subject, long tokens) {
        return limits.take(subject, tokens) instanceof Verdict.Granted;
    }

    /** Nothing of the quotas is ever remembered, so that a change counts with the next question. */
    private static LongSupplier everLater() {
        long[] now = {0};
        return () -> now[0] += Duration.ofMinutes(1).toNanos();
    }
}
