package dev.voicebox.persistence.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * A script of {@code resources/lua}, and the name under which a server that has seen it knows it: sent by that, and as a whole to
 * one that does not know it, as after a restart.
 */
public record RedisScript(String text, String sha) {

    /** @param files one after the other, without their end, such as {@code session/common} */
    public static RedisScript of(String... files) {
        return ofText(Arrays.stream(files).map(RedisScript::read).collect(Collectors.joining()));
    }

    public static RedisScript ofText(String text) {
        try {
            return new RedisScript(
                    text,
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes(text))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** @param file without its end */
    public static String read(String file) {
        String path = "/lua/" + file + ".lua";
        try (InputStream lua = RedisScript.class.getResourceAsStream(path)) {
            if (lua == null) {
                throw new IllegalStateException("there is no " + path);
            }
            return new String(lua.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    public Object on(UnifiedJedis client, List<String> keys, List<String> arguments) {
        try {
            return client.evalsha(sha, keys, arguments);
        } catch (JedisNoScriptException unknown) {
            return client.eval(text, keys, arguments);
        }
    }

    /** Takes and gives bytes. */
    public Object onBytes(UnifiedJedis client, List<byte[]> keys, List<byte[]> arguments) {
        try {
            return client.evalsha(bytes(sha), keys, arguments);
        } catch (JedisNoScriptException unknown) {
            return client.eval(bytes(text), keys, arguments);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "RedisScript[" + sha + "]";
    }
}
