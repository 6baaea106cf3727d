package dev.voicebox.persistence.redis.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A script, and the name under which a server that has seen it knows it. */
record Script(String text, String sha) {

    /** Of a session: after what all of those share. */
    static Script ofSession(String name) {
        return of(read("common") + read(name));
    }

    static Script alone(String name) {
        return of(read(name));
    }

    private static Script of(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return new Script(text, HexFormat.of().formatHex(hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private static String read(String name) {
        try (InputStream lua = Script.class.getResourceAsStream("/lua/session/" + name + ".lua")) {
            return new String(lua.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "Script[" + sha + "]";
    }
}
