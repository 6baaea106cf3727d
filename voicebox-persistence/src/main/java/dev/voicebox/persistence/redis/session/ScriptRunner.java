package dev.voicebox.persistence.redis.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

import dev.voicebox.persistence.redis.RedisConnection;

/** Runs scripts by their names, and tells them to servers that do not know them: after a restart none does. */
final class ScriptRunner {
    /** Beyond it no further connections are tried: each may take the patience of its own. */
    private static final long MOST_NANOS = Duration.ofMillis(200).toNanos();

    private static final Supplier<Object> NOT_ASKED = () -> {
        throw new JedisConnectionException("others took too long to connect");
    };

    private final RedisConnection redis;

    ScriptRunner(RedisConnection redis) {
        this.redis = Objects.requireNonNull(redis, "redis");
    }

    Object run(ScriptCall call) {
        return redis.ask(client -> alone(client, call));
    }

    /**
     * All of them in one trip to each server; they must not depend on each other.
     *
     * @return the answer to each; an exception for one that was refused, as for lack of memory, and for one whose server is gone,
     *     as long as not all are
     */
    List<Object> runAll(List<ScriptCall> calls) {
        return redis.ask(client -> {
            List<Supplier<Object>> answers = new ArrayList<>(calls.size());
            try (AbstractPipeline pipeline = client.pipelined()) {
                long end = System.nanoTime() + MOST_NANOS;
                calls.forEach(call -> answers.add(System.nanoTime() - end < 0 ? asked(pipeline, call) : NOT_ASKED));
                pipeline.sync();
            }
            List<Object> told = new ArrayList<>(calls.size());
            for (int i = 0; i < calls.size(); i++) {
                told.add(answer(client, calls.get(i), answers.get(i)));
            }
            requireOne(told);
            return told;
        });
    }

    /** In a cluster this may connect to the server of the slot, in vain. */
    private static Supplier<Object> asked(AbstractPipeline pipeline, ScriptCall call) {
        try {
            Response<Object> answer = pipeline.evalsha(call.script().sha(), call.keys(), call.arguments());
            return answer::get;
        } catch (JedisConnectionException gone) {
            return () -> {
                throw gone;
            };
        }
    }

    private static Object answer(UnifiedJedis client, ScriptCall call, Supplier<Object> answer) {
        try {
            return answer.get();
        } catch (JedisNoScriptException | JedisRedirectionException unknown) {
            // It was not run. Alone it goes where the slot is now.
            return alone(client, call);
        } catch (JedisDataException | JedisConnectionException refused) {
            return refused;
        } catch (IllegalStateException lost) {
            return new JedisConnectionException("an answer of a pipeline did not come", lost);
        }
    }

    private static void requireOne(List<Object> answers) {
        if (!answers.isEmpty() && answers.stream().allMatch(JedisConnectionException.class::isInstance)) {
            throw (JedisConnectionException) answers.get(0);
        }
    }

    private static Object alone(UnifiedJedis client, ScriptCall call) {
        return call.script().on(client, call.keys(), call.arguments());
    }
}
