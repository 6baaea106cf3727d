package dev.voicebox.it.token;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;

/** Says of a token whether it is good, by another library than the server does and by the letter of docs/admin.md. */
final class Verifier {
    private static final int LONGEST = 16_384;
    private static final long LEEWAY = 60;
    private static final long LAST = 253_402_300_799L;
    private static final Set<String> TYPES = Set.of("JWT", "APPLICATION/JWT", "AT+JWT", "APPLICATION/AT+JWT");

    private final RSAPublicKey key;

    Verifier(String pem) throws Exception {
        byte[] der = Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
    }

    boolean accepts(String token, long now) {
        String[] parts = token.split("\\.", -1);
        if (token.length() > LONGEST || parts.length != 3) {
            return false;
        }
        try {
            for (String part : parts) {
                if (part.isEmpty()
                        || !Base64URL.encode(new Base64URL(part).decode())
                                .toString()
                                .equals(part)) {
                    return false;
                }
            }
            return !repeats(parts[0])
                    && !repeats(parts[1])
                    && isSigned(parts)
                    && isGood(JSONObjectUtils.parse(new Base64URL(parts[1]).decodeToString()), now);
        } catch (ParseException | IOException | JOSEException | IllegalArgumentException broken) {
            return false;
        }
    }

    private boolean isSigned(String[] parts) throws ParseException, JOSEException {
        JWSHeader header = JWSHeader.parse(new Base64URL(parts[0]));
        Map<String, Object> members = JSONObjectUtils.parse(new Base64URL(parts[0]).decodeToString());
        return JWSAlgorithm.RS256.equals(header.getAlgorithm())
                && (!members.containsKey("typ")
                        || TYPES.contains(header.getType().getType().toUpperCase(java.util.Locale.ROOT)))
                && (!members.containsKey("kid") || isText(members.get("kid")))
                && !members.containsKey("crit")
                && !members.containsKey("b64")
                && !members.containsKey("cty")
                && new RSASSAVerifier(key)
                        .verify(
                                header,
                                (parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII),
                                new Base64URL(parts[2]));
    }

    private static boolean isGood(Map<String, Object> claims, long now) {
        if (!(claims.get("exp") instanceof Long until) || until <= now || until > LAST) {
            return false;
        }
        for (String begin : List.of("nbf", "iat")) {
            if (claims.containsKey(begin) && !(claims.get(begin) instanceof Long at && at >= 0 && at <= now + LEEWAY)) {
                return false;
            }
        }
        for (String name : List.of("upn", "preferred_username", "sub", "jti")) {
            if (claims.containsKey(name) && !isText(claims.get(name))) {
                return false;
            }
        }
        return claims.containsKey("sub")
                && !(claims.get("iat") instanceof Long at && at >= until)
                && Objects.equals(claims.get("iss"), "voicebox")
                && (!claims.containsKey("groups") || areTexts(claims.get("groups")))
                && (!claims.containsKey("aud") || claims.get("aud") instanceof String || areTexts(claims.get("aud")));
    }

    private static boolean areTexts(Object value) {
        return value instanceof List<?> list && list.stream().allMatch(Verifier::isText);
    }

    private static boolean isText(Object value) {
        return value instanceof String text && !text.isBlank();
    }

    /** Whether an object has two members of a name. */
    private static boolean repeats(String part) throws IOException {
        Deque<Set<String>> open = new ArrayDeque<>();
        try (JsonParser parser = new JsonFactory().createParser(new Base64URL(part).decodeToString())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    open.push(new HashSet<>());
                } else if (token == JsonToken.END_OBJECT) {
                    open.pop();
                } else if (token == JsonToken.FIELD_NAME && !open.peek().add(parser.currentName())) {
                    return true;
                }
            }
        }
        return false;
    }
}
