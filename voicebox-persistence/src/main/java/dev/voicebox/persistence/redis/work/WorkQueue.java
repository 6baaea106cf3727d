package dev.voicebox.persistence.redis.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XReadParams;
import redis.clients.jedis.resps.StreamEntry;

import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.RedisUnavailable;

/**
 * The orders of one kind. Those that wait are in two lanes, where tenants take turns by weight; those that a worker has are
 * entries of a stream that are pending in the group of the workers, until they are done. Throws {@link RedisUnavailable}.
 */
public final class WorkQueue {
    private static final WorkScript OFFER = WorkScript.ofQueue("offer");
    private static final WorkScript WITHDRAW = WorkScript.ofQueue("withdraw");
    private static final WorkScript TAKE = WorkScript.ofQueue("take");
    private static final WorkScript TAKE_OVER = WorkScript.ofQueue("takeover");
    private static final WorkScript BEAT = WorkScript.ofQueue("beat");
    private static final WorkScript BACK = WorkScript.ofQueue("back");
    private static final WorkScript DONE = WorkScript.ofQueue("done");
    private static final WorkScript BURY = WorkScript.ofQueue("bury");
    private static final WorkScript LOAD = WorkScript.ofQueue("load");

    /** Of both lanes; more would wait too long to be of use. */
    private static final int MOST_WAITING = 10_000;

    /** Has what a worker gave back; no worker can be called so. */
    private static final String NOBODY = "-";

    private final RedisConnection redis;
    private final WorkKind kind;
    private final List<String> keys;

    public WorkQueue(RedisConnection redis, WorkKind kind) {
        this.redis = Objects.requireNonNull(redis, "redis");
        this.kind = Objects.requireNonNull(kind, "kind");
        this.keys = WorkKeys.queue(kind);
    }

    public WorkKind kind() {
        return kind;
    }

    /** Whether there was room for it. */
    public boolean offer(WorkOrder order) {
        WorkOrder.Share share = order.share();
        return 1L
                == (Long) OFFER.run(
                        redis,
                        keys,
                        order.lane(),
                        order.job().form(),
                        order.form(),
                        order.job().tenant(),
                        share.cost() / (double) share.weight(),
                        MOST_WAITING);
    }

    /** Nobody waits for it any more. A worker that has it finds out where it lies. */
    public void withdraw(JobAddress job) {
        WITHDRAW.run(redis, keys, job.form());
    }

    /** The next order whose turn it is, for this worker alone; empty when none waits. */
    public List<TakenOrder> take(String worker) {
        return taken(TAKE.run(redis, keys, kind.group(), worker));
    }

    /** Jobs whose worker has not given a sign for so long, and those that were given back. */
    public List<TakenOrder> takeOver(String worker, Duration silent, int most) {
        return taken(TAKE_OVER.run(redis, keys, kind.group(), worker, silent.toMillis(), most));
    }

    /**
     * The worker lives, and works at these.
     *
     * @param ids of {@link TakenOrder}
     * @return those that it still has
     */
    public Set<String> beat(String worker, Collection<String> ids) {
        List<String> arguments = new ArrayList<>(List.of(kind.group(), worker));
        arguments.addAll(ids);
        return ((List<?>) BEAT.run(redis, keys, arguments.toArray()))
                .stream().map(WorkScript::text).collect(Collectors.toSet());
    }

    /** It came to nothing here: another attempt, by anybody, at once. */
    public void giveBack(String worker, TakenOrder taken) {
        BACK.run(redis, keys, kind.group(), worker, taken.id(), NOBODY);
    }

    public void done(TakenOrder taken) {
        DONE.run(redis, keys, kind.group(), taken.id());
    }

    /** It is not tried again. */
    public void bury(TakenOrder taken, String reason) {
        BURY.run(redis, keys, kind.group(), taken.id(), taken.order().form(), taken.attempt(), reason);
    }

    public QueueLoad load() {
        List<?> told = (List<?>) LOAD.run(redis, keys);
        return new QueueLoad(
                (Long) told.get(0),
                (Long) told.get(1),
                (Long) told.get(2),
                (Long) told.get(3),
                (Long) told.get(4),
                (Long) told.get(5));
    }

    /**
     * Waits until there may be something to take.
     *
     * @param last what this said before; empty at first
     * @param patience up to 500 ms: connections are given up after a second
     */
    public String await(String last, Duration patience) {
        XReadParams block =
                XReadParams.xReadParams().count(1).block(Math.toIntExact(Math.min(patience.toMillis(), 500)));
        StreamEntryID seen = last.isEmpty() ? new StreamEntryID() : new StreamEntryID(last);
        List<Map.Entry<String, List<StreamEntry>>> rung =
                redis.ask(client -> client.xread(block, Map.of(WorkKeys.bell(kind), seen)));
        return rung == null || rung.isEmpty()
                ? last
                : rung.get(0).getValue().get(0).getID().toString();
    }

    private List<TakenOrder> taken(Object answer) {
        List<?> parts = (List<?>) answer;
        List<TakenOrder> orders = new ArrayList<>();
        for (int i = 0; i + 2 < parts.size(); i += 3) {
            String id = WorkScript.text(parts.get(i));
            String form = WorkScript.text(parts.get(i + 1));
            long attempt = (Long) parts.get(i + 2);
            try {
                orders.add(new TakenOrder(WorkOrder.ofForm(form), id, Math.toIntExact(attempt)));
            } catch (IllegalArgumentException forged) {
                // Else it would come back for ever.
                BURY.run(redis, keys, kind.group(), id, "", attempt, "no order");
            }
        }
        return orders;
    }
}
