package dev.voicebox.web.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Sorts out tokens before the server sees them, because the server writes each token that it refuses into its log, be it
 * forged, expired, or an API key that was sent to the wrong address. The server still has the last word on what passes.
 */
final class TokenSeal {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOKEN = Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)");
    private static final Pattern PEM = Pattern.compile("-----[A-Z ]+-----");

    private final PublicKey key;

    private TokenSeal(PublicKey key) {
        this.key = key;
    }

    /**
     * @param pem RSA, as in {@code mp.jwt.verify.publickey}; empty where the server finds its keys elsewhere: then only shape
     *     and time are looked at
     */
    static TokenSeal of(Optional<String> pem) {
        return new TokenSeal(
                pem.filter(text -> !text.isBlank()).map(TokenSeal::read).orElse(null));
    }

    /** Whether this may be a token that is valid now. */
    boolean mayHold(String token, Instant now) {
        Matcher parts = TOKEN.matcher(token);
        return parts.matches() && isOfNow(parts.group(2), now) && (key == null || isSigned(parts));
    }

    private boolean isSigned(Matcher parts) {
        try {
            if (!"RS256".equals(json(parts.group(1)).path("alg").asText())) {
                return false;
            }
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts.group(1) + '.' + parts.group(2)).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts.group(3)));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException broken) {
            return false;
        }
    }

    private static boolean isOfNow(String claims, Instant now) {
        try {
            JsonNode until = json(claims).path("exp");
            return until.isNumber() && now.getEpochSecond() < until.asLong();
        } catch (IOException | IllegalArgumentException broken) {
            return false;
        }
    }

    private static JsonNode json(String part) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(part));
    }

    private static PublicKey read(String pem) {
        try {
            byte[] key = Base64.getMimeDecoder().decode(PEM.matcher(pem).replaceAll(""));
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IllegalStateException(
                    "mp.jwt.verify.publickey is no RSA public key: set the PEM that administrators' tokens are signed for",
                    unreadable);
        }
    }
}
