package dev.voicebox.persistence.redis.work;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.RedisScript;

/** A script that takes and gives bytes. */
record WorkScript(RedisScript script) {

    /** Of a queue, after what all of those share. */
    static WorkScript ofQueue(String name) {
        return new WorkScript(RedisScript.of("work/queue", "work/" + name));
    }

    /** Of a job, after what all of those share. */
    static WorkScript ofJob(String name) {
        return new WorkScript(RedisScript.of("work/job", "work/" + name));
    }

    static WorkScript alone(String name) {
        return new WorkScript(RedisScript.of("work/" + name));
    }

    Object run(RedisConnection redis, List<String> keys, Object... arguments) {
        List<byte[]> names = keys.stream().map(WorkScript::bytes).toList();
        List<byte[]> given = new ArrayList<>(arguments.length);
        for (Object argument : arguments) {
            given.add(argument instanceof byte[] raw ? raw : bytes(String.valueOf(argument)));
        }
        return redis.ask(client -> script.onBytes(client, names, given));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(Object answer) {
        return new String((byte[]) answer, StandardCharsets.UTF_8);
    }
}
