package dev.voicebox.persistence.redis.limit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

import redis.clients.jedis.exceptions.JedisNoScriptException;

import dev.voicebox.persistence.redis.RedisConnection;

/** A script behind what tells it the time, and the name under which a server that has seen it knows it. */
record LimitScript(String text, String sha) {

    /** The server's own time. */
    static final String SERVER_CLOCK = read("clock");

    /** @param parts names of files, one after the other */
    static LimitScript of(String clock, String... parts) {
        StringBuilder text = new StringBuilder(clock);
        for (String part : parts) {
            text.append(read(part));
        }
        return ofText(text.toString());
    }

    static LimitScript ofText(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return new LimitScript(text, HexFormat.of().formatHex(hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** A server that does not know the script, as after a restart, is told it. */
    List<Long> run(RedisConnection redis, List<String> keys, List<String> arguments) {
        Object answer = redis.ask(client -> {
            try {
                return client.evalsha(sha, keys, arguments);
            } catch (JedisNoScriptException unknown) {
                return client.eval(text, keys, arguments);
            }
        });
        return answer instanceof List<?> list
                ? list.stream().map(Long.class::cast).toList()
                : List.of((Long) answer);
    }

    static String read(String name) {
        try (InputStream lua = LimitScript.class.getResourceAsStream("/lua/limit/" + name + ".lua")) {
            return new String(lua.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "LimitScript[" + sha + "]";
    }
}
