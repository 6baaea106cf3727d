package dev.voicebox.web.admin;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.microprofile.config.Config;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Sorts out tokens before the server sees them, because the server writes each token that it refuses into its log, be it
 * forged, expired, or an API key that was sent to the wrong address. The server still has the last word on what passes.
 */
final class TokenSeal {
    /** Characters. Those of providers with many groups have some thousands. */
    static final int LONGEST = 16_384;

    private static final Pattern TOKEN = Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)");
    private static final Pattern PEM = Pattern.compile("-----[A-Z ]+-----");

    private final TokenKeys keys;
    private final TokenRules rules;

    /** @param keys {@code null}: all but the signature is looked at */
    TokenSeal(TokenKeys keys, TokenRules rules) {
        this.keys = keys;
        this.rules = rules;
    }

    /** With the keys that the server has: of the PEM, else at the location; of one that is no RSA key over HTTP with none. */
    static TokenSeal of(Config config) {
        TokenRules rules = TokenRules.of(config);
        Optional<String> pem =
                config.getOptionalValue("mp.jwt.verify.publickey", String.class).filter(text -> !text.isBlank());
        if (pem.isPresent()) {
            return of(pem, rules);
        }
        return new TokenSeal(
                config.getOptionalValue("mp.jwt.verify.publickey.location", String.class)
                        .filter(place -> place.matches("https?://.*")
                                && rules.algorithm().equals("RS256"))
                        .map(place -> ProviderKeys.at(URI.create(place)))
                        .orElse(null),
                rules);
    }

    /** @param pem RSA, as in {@code mp.jwt.verify.publickey}; empty: all but the signature is looked at */
    static TokenSeal of(Optional<String> pem, TokenRules rules) {
        Optional<List<PublicKey>> key = pem.map(TokenSeal::read).map(List::of);
        return new TokenSeal(key.<TokenKeys>map(only -> (id, now) -> only).orElse(null), rules);
    }

    /** The claim that says who it is. */
    String nameClaim() {
        return rules.nameClaim();
    }

    /** Whether this may be a token that is valid now. */
    boolean mayHold(String token, Instant now) {
        if (token.length() > LONGEST) {
            return false;
        }
        Matcher parts = TOKEN.matcher(token);
        try {
            if (!parts.matches()) {
                return false;
            }
            JsonNode header = TokenPart.object(parts.group(1));
            byte[] signature = TokenPart.bytes(parts.group(3));
            return rules.allowHeader(header)
                    && rules.allowClaims(TokenPart.object(parts.group(2)), now)
                    && (keys == null || isSigned(header, parts.group(1) + '.' + parts.group(2), signature, now));
        } catch (IOException | IllegalArgumentException | GeneralSecurityException broken) {
            return false;
        }
    }

    private boolean isSigned(JsonNode header, String text, byte[] signed, Instant now) throws GeneralSecurityException {
        for (PublicKey key : keys.named(Optional.ofNullable(header.path("kid").textValue()), now)) {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            if (signature.verify(signed)) {
                return true;
            }
        }
        return false;
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
