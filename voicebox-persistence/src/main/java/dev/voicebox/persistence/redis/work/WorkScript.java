package dev.voicebox.persistence.redis.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

import dev.voicebox.persistence.redis.RedisConnection;

/** A script that takes and gives bytes, and the name under which a server that has seen it knows it. */
record WorkScript(byte[] text, byte[] sha) {

    /** Of a queue, after what all of those share. */
    static WorkScript ofQueue(String name) {
        return of(read("queue") + read(name));
    }

    /** Of a job, after what all of those share. */
    static WorkScript ofJob(String name) {
        return of(read("job") + read(name));
    }

    static WorkScript alone(String name) {
        return of(read(name));
    }

    /** The script is told to a server that does not know it: after a restart none does. */
    Object run(RedisConnection redis, List<String> keys, Object... arguments) {
        List<byte[]> names = keys.stream().map(WorkScript::bytes).toList();
        List<byte[]> given = new ArrayList<>(arguments.length);
        for (Object argument : arguments) {
            given.add(argument instanceof byte[] raw ? raw : bytes(String.valueOf(argument)));
        }
        return redis.ask(client -> run(client, names, given));
    }

    private Object run(UnifiedJedis client, List<byte[]> keys, List<byte[]> arguments) {
        try {
            return client.evalsha(sha, keys, arguments);
        } catch (JedisNoScriptException unknown) {
            return client.eval(text, keys, arguments);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(Object answer) {
        return new String((byte[]) answer, StandardCharsets.UTF_8);
    }

    private static WorkScript of(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(bytes(text));
            return new WorkScript(bytes(text), bytes(HexFormat.of().formatHex(hash)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private static String read(String name) {
        try (InputStream lua = WorkScript.class.getResourceAsStream("/lua/work/" + name + ".lua")) {
            return new String(lua.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "WorkScript[" + text(sha) + "]";
    }
}
