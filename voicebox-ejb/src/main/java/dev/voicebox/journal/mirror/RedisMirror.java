package dev.voicebox.journal.mirror;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.journal.commit.Mirror;
import dev.voicebox.persistence.redis.JournalStreams;
import dev.voicebox.persistence.redis.RedisUnavailable;

/** Copies the log into the stream of this gateway, beside the sync of the disk. A Redis that is slow or gone is left behind. */
public final class RedisMirror implements Mirror {
    private static final Logger LOG = Logger.getLogger(RedisMirror.class.getName());
    /** Longer is not waited: the disk has the records already. */
    private static final long PATIENCE_MS = 20;

    private static final int MOST_WAITING = 64;
    /** Of one stream: Redis evicts nothing. */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private static final Runnable NOTHING = () -> {};

    private final JournalStreams streams;
    private final String gateway;
    private final Executor thread;
    private final AtomicInteger waiting = new AtomicInteger();
    private long bytes;
    private volatile boolean lost;

    /** @param thread runs one thing after the other */
    public RedisMirror(JournalStreams streams, String gateway, Executor thread) {
        this.streams = streams;
        this.gateway = gateway;
        this.thread = thread;
    }

    @Override
    public synchronized Runnable append(List<byte[]> forms) {
        long more = forms.stream().mapToLong(form -> form.length).sum();
        int before = waiting.get();
        if (before >= MOST_WAITING || bytes + more > MOST_BYTES) {
            return NOTHING;
        }
        bytes += more;
        CompletableFuture<Void> copied = run(() -> streams.append(gateway, forms));
        return before > 0 || lost ? NOTHING : () -> await(copied);
    }

    @Override
    public synchronized void clear() {
        if (bytes > 0) {
            bytes = 0;
            run(() -> streams.clear(gateway));
        }
    }

    private CompletableFuture<Void> run(Runnable command) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        waiting.incrementAndGet();
        thread.execute(() -> {
            try {
                command.run();
                tell(false);
            } catch (RedisUnavailable e) {
                tell(true);
            } finally {
                waiting.decrementAndGet();
                done.complete(null);
            }
        });
        return done;
    }

    private void tell(boolean isLost) {
        if (lost != isLost) {
            lost = isLost;
            LOG.log(
                    Level.WARNING,
                    isLost
                            ? "journal: Redis takes no copy of the log: until it does, the log is on the disk of this server only"
                            : "journal: Redis takes copies of the log again");
        }
    }

    private static void await(CompletableFuture<Void> copied) {
        try {
            copied.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            // The disk has it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
