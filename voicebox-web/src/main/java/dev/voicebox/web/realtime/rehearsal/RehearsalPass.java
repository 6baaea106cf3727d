package dev.voicebox.web.realtime.rehearsal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells the server's own call from any other. It is known to this process alone, and good until the rehearsal is over. */
@ApplicationScoped
public class RehearsalPass {
    private static final int BYTES = 32;

    private volatile String pass;

    /** As the header {@code Authorization} has it. */
    String make() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        pass = "Bearer " + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return pass;
    }

    void forget() {
        pass = null;
    }

    /** @param authorization or {@code null} */
    boolean isShown(String authorization) {
        String known = pass;
        return known != null && authorization != null && MessageDigest.isEqual(bytes(known), bytes(authorization));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
