package dev.voicebox.usage.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over the moment, a dot and the body, so that neither can be changed nor an old one sent again. */
final class Signature {
    static final String HEADER = "VoiceBox-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /** @return {@code t=<seconds since 1970>,v1=<64 lower-case hex digits>} */
    static String of(byte[] body, Instant now, String secret) {
        String moment = Long.toString(now.getEpochSecond());
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((moment + ".").getBytes(StandardCharsets.UTF_8));
            return "t=" + moment + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every JVM", e);
        }
    }
}
