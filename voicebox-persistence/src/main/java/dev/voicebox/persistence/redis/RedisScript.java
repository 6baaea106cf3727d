package dev.voicebox.persistence.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** A script of {@code resources/lua}: sent by its hash, and as a whole to a Redis that does not know it yet. */
final class RedisScript {
    private final String text;
    private final String hash;

    private RedisScript(String text) {
        this.text = text;
        this.hash = sha1(text);
    }

    /** @param name of the file, without its end */
    static RedisScript of(String name) {
        String file = "/lua/" + name + ".lua";
        try (InputStream in = RedisScript.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + file);
            }
            return new RedisScript(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    Object on(UnifiedJedis client, List<String> keys, List<String> values) {
        try {
            return client.evalsha(hash, keys, values);
        } catch (JedisNoScriptException unknown) {
            return client.eval(text, keys, values);
        }
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
