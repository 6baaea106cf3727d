package dev.voicebox.persistence.redis.work;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.RedisUnavailable;

/** Who works at a kind, and what each can do. Throws {@link RedisUnavailable}. */
public final class WorkerCards {
    private static final WorkScript SIGN = WorkScript.alone("sign");
    private static final WorkScript CARDS = WorkScript.alone("cards");

    /** Three signs, of which there is one every 3 s, that did not come. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final RedisConnection redis;
    private final WorkKind kind;

    public WorkerCards(RedisConnection redis, WorkKind kind) {
        this.redis = Objects.requireNonNull(redis, "redis");
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /** @param card JSON */
    public void sign(String worker, String card) {
        SIGN.run(redis, WorkKeys.workers(kind), worker, card, SILENCE.toMillis(), kind.group());
    }

    /** It takes nothing more. */
    public void leave(String worker) {
        List<String> keys = WorkKeys.workers(kind);
        redis.ask(client -> client.zrem(keys.get(0), worker));
        redis.ask(client -> client.hdel(keys.get(1), worker));
    }

    /** Of those that live. */
    public List<String> cards() {
        return ((List<?>) CARDS.run(redis, WorkKeys.workers(kind), SILENCE.toMillis()))
                .stream().map(WorkScript::text).toList();
    }
}
