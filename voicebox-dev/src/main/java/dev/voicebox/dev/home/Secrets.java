package dev.voicebox.dev.home;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets made at random on the first run. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 192 bits that need no quoting in a URL, in SQL or in a shell. */
    public static String password() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(24));
    }

    /** A key of the first tenant: 256 bits behind a prefix that scanners for lost keys can find. */
    public static String apiKey() {
        return "vb-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    /** 32 bytes, base64. */
    public static String masterKey() {
        return Base64.getEncoder().encodeToString(bytes(32));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
