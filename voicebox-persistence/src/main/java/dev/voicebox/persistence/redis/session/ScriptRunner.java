package dev.voicebox.persistence.redis.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

import dev.voicebox.persistence.redis.RedisConnection;

/** Runs scripts by their names, and tells them to servers that do not know them: after a restart none does. */
final class ScriptRunner {
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
     * @return the answer to each; an exception for one that was refused, as for lack of memory
     */
    List<Object> runAll(List<ScriptCall> calls) {
        return redis.ask(client -> {
            List<Response<Object>> answers = new ArrayList<>(calls.size());
            try (AbstractPipeline pipeline = client.pipelined()) {
                for (ScriptCall call : calls) {
                    answers.add(pipeline.evalsha(call.script().sha(), call.keys(), call.arguments()));
                }
                pipeline.sync();
            }
            List<Object> told = new ArrayList<>(calls.size());
            for (int i = 0; i < calls.size(); i++) {
                told.add(answer(client, calls.get(i), answers.get(i)));
            }
            return told;
        });
    }

    private static Object answer(UnifiedJedis client, ScriptCall call, Response<Object> answer) {
        try {
            return answer.get();
        } catch (JedisNoScriptException | JedisRedirectionException unknown) {
            // It was not run. Alone it goes where the slot is now.
            return alone(client, call);
        } catch (JedisDataException refused) {
            return refused;
        } catch (IllegalStateException lost) {
            throw new JedisConnectionException("an answer of a pipeline did not come", lost);
        }
    }

    private static Object alone(UnifiedJedis client, ScriptCall call) {
        try {
            return client.evalsha(call.script().sha(), call.keys(), call.arguments());
        } catch (JedisNoScriptException unknown) {
            return client.eval(call.script().text(), call.keys(), call.arguments());
        }
    }

    static boolean isRefusal(Object answer) {
        return answer instanceof JedisException;
    }
}
