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

/**
 * Sorts out tokens before the server sees them, because the server writes each token that it refuses into its log, be it
 * forged, expired, or an API key that was sent to the wrong address. The server still has the last word on what passes.
 */
final class TokenSeal {
    /** Characters. Those of providers with many groups have some thousands. */
    static final int LONGEST = 16_384;

    private static final Pattern TOKEN = Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)");
    private static final Pattern PEM = Pattern.compile("-----[A-Z ]+-----");

    private final PublicKey key;
    private final TokenRules rules;

    private TokenSeal(PublicKey key, TokenRules rules) {
        this.key = key;
        this.rules = rules;
    }

    /**
     * @param pem RSA, as in {@code mp.jwt.verify.publickey}; empty where the server finds its keys elsewhere: then all but
     *     the signature is looked at
     */
    static TokenSeal of(Optional<String> pem, TokenRules rules) {
        return new TokenSeal(
                pem.filter(text -> !text.isBlank()).map(TokenSeal::read).orElse(null), rules);
    }

    /** Whether this may be a token that is valid now. */
    boolean mayHold(String token, Instant now) {
        if (token.length() > LONGEST) {
            return false;
        }
        Matcher parts = TOKEN.matcher(token);
        try {
            return parts.matches()
                    && rules.allowHeader(TokenPart.object(parts.group(1)))
                    && rules.allowClaims(TokenPart.object(parts.group(2)), now)
                    && isSigned(parts);
        } catch (IOException | IllegalArgumentException | GeneralSecurityException broken) {
            return false;
        }
    }

    private boolean isSigned(Matcher parts) throws GeneralSecurityException {
        byte[] signed = TokenPart.bytes(parts.group(3));
        if (key == null) {
            return true;
        }
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update((parts.group(1) + '.' + parts.group(2)).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(signed);
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
