package dev.voicebox.job.stream.worker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import dev.voicebox.persistence.redis.RedisUnavailable;
import dev.voicebox.persistence.redis.work.JobAddress;
import dev.voicebox.persistence.redis.work.TakenOrder;

/** Does jobs of one kind with what this server has, on a thread of its own until it is stopped. */
public final class Worker implements Runnable {
    private static final Logger LOG = System.getLogger(Worker.class.getName());
    private static final Duration NAP = Duration.ofMillis(500);
    private static final long BETWEEN_LOOKS = TimeUnit.SECONDS.toNanos(1);

    private final Desk desk;
    private final Places places;
    private final Craft craft;
    private final Map<String, TakenJob> running = new ConcurrentHashMap<>();
    private String bell = "";
    private long looked;
    private long beaten;
    private volatile boolean stopped;

    public Worker(Desk desk, Places places, Craft craft) {
        this.desk = Objects.requireNonNull(desk, "desk");
        this.places = Objects.requireNonNull(places, "places");
        this.craft = Objects.requireNonNull(craft, "craft");
        looked = desk.nanos().getAsLong() - BETWEEN_LOOKS;
        beaten = desk.nanos().getAsLong();
    }

    @Override
    public void run() {
        while (!stopped && !Thread.currentThread().isInterrupted()) {
            try {
                if (places.awaitFree(NAP)) {
                    work();
                }
            } catch (RedisUnavailable e) {
                LOG.log(Level.DEBUG, "No orders until Redis is back: {0}", e.getMessage());
                LockSupport.parkNanos(NAP.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** While a place is free; what is taken has it until it is over. */
    private void work() {
        List<TakenOrder> next = next();
        next.forEach(this::begin);
        if (next.isEmpty() && !stopped) {
            bell = desk.queue().await(bell, NAP);
        }
    }

    /** At most one. What the dead had comes first once a second: there may always be something that waits. */
    private List<TakenOrder> next() {
        long now = desk.nanos().getAsLong();
        boolean looksFirst = now - looked >= BETWEEN_LOOKS;
        if (!looksFirst) {
            List<TakenOrder> waiting = desk.queue().take(desk.worker());
            if (!waiting.isEmpty()) {
                return waiting;
            }
        }
        looked = now;
        List<TakenOrder> left =
                desk.queue().takeOver(desk.worker(), desk.rules().silence(), 1);
        return left.isEmpty() && looksFirst ? desk.queue().take(desk.worker()) : left;
    }

    private void begin(TakenOrder taken) {
        TakenJob job = new TakenJob(taken, desk, craft, () -> {
            running.remove(taken.id());
            places.leave();
        });
        places.enter();
        running.put(taken.id(), job);
        if (stopped) {
            job.giveBack();
        } else {
            job.run();
        }
    }

    /** Stops what nobody wants any more, or another has; to be called every 50 ms, by one thread. */
    public void look() {
        if (running.isEmpty()) {
            return;
        }
        List<TakenJob> jobs = List.copyOf(running.values());
        long now = desk.nanos().getAsLong();
        Set<String> kept = null;
        if (now - beaten >= desk.rules().beat().toNanos()) {
            kept = desk.queue()
                    .beat(
                            desk.worker(),
                            jobs.stream().map(job -> job.taken().id()).toList());
            beaten = now;
        }
        Map<JobAddress, Integer> attempts = desk.jobs()
                .attempts(jobs.stream().map(job -> job.taken().order().job()).collect(Collectors.toSet()));
        for (TakenJob job : jobs) {
            Integer attempt = attempts.get(job.taken().order().job());
            boolean lost = kept != null && !kept.contains(job.taken().id());
            if (attempt == null) {
                job.drop();
            } else if (attempt > job.taken().attempt() || lost) {
                job.stop();
            }
        }
    }

    public int running() {
        return running.size();
    }

    /** Takes nothing more; what another can begin anew is given back. */
    public void close() {
        stopped = true;
        running.values().forEach(TakenJob::giveBackIfItCanBeginAnew);
    }

    /** As {@link #close}, and what still runs is given back. */
    public void stop() {
        stopped = true;
        running.values().forEach(TakenJob::giveBack);
    }
}
