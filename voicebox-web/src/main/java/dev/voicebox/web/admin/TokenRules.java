package dev.voicebox.web.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.microprofile.config.Config;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the header and the claims of an administrator's token must say. Nowhere laxer than the server, which looks at them
 * again: what it refuses it writes into its log.
 *
 * @param algorithm the one that tokens are signed with
 * @param issuer as in {@code iss}; empty: any
 * @param audiences {@code aud} holds one of them; empty: not looked at
 * @param nameClaim the claim that says who it is
 */
record TokenRules(String algorithm, Optional<String> issuer, Set<String> audiences, String nameClaim) {
    /** The same that the server names its users by: {@code security.xml}. */
    private static final String NAME_CLAIM = "voicebox.admin.name-claim";

    /** How far the clock of an issuer may be before ours. */
    static final Duration AHEAD = Duration.ofSeconds(60);

    private static final String RS256 = "RS256";
    private static final Set<String> TYPES = Set.of("jwt", "application/jwt", "at+jwt", "application/at+jwt");
    /** 9999-12-31T23:59:59Z. */
    private static final long LAST = 253_402_300_799L;

    static TokenRules of(Config config) {
        return new TokenRules(
                config.getOptionalValue("mp.jwt.verify.publickey.algorithm", String.class)
                        .orElse(RS256),
                config.getOptionalValue("mp.jwt.verify.issuer", String.class).filter(name -> !name.isBlank()),
                Set.copyOf(config.getOptionalValues("mp.jwt.verify.audiences", String.class)
                        .orElse(List.of())),
                config.getOptionalValue(NAME_CLAIM, String.class).orElse("sub"));
    }

    /** Critical extensions, an unencoded payload and tokens within tokens are none that we know. */
    boolean allowHeader(JsonNode header) {
        JsonNode type = header.path("typ");
        return header.path("alg").isTextual()
                && header.path("alg").textValue().equals(algorithm)
                && (type.isMissingNode()
                        || type.isTextual() && TYPES.contains(type.textValue().toLowerCase(Locale.ROOT)))
                && isTextOrAbsent(header, "kid")
                && !header.has("crit")
                && !header.has("b64")
                && !header.has("cty");
    }

    boolean allowClaims(JsonNode claims, Instant now) {
        return isOfNow(claims, now.getEpochSecond())
                && (issuer.isEmpty() || issuer.get().equals(claims.path("iss").textValue()))
                && isForUs(claims.path("aud"))
                && isTextOrAbsent(claims, "jti")
                && namesSomebody(claims)
                && (!claims.has("groups") || areTexts(claims.get("groups")));
    }

    private static boolean isOfNow(JsonNode claims, long now) {
        JsonNode until = claims.path("exp");
        if (!isTime(until) || now >= until.longValue()) {
            return false;
        }
        return isBegun(claims.path("nbf"), now)
                && isBegun(claims.path("iat"), now)
                && claims.path("iat").longValue() < until.longValue();
    }

    private static boolean isBegun(JsonNode time, long now) {
        return time.isMissingNode() || isTime(time) && time.longValue() <= now + AHEAD.toSeconds();
    }

    /** Whole seconds of this era. */
    private static boolean isTime(JsonNode value) {
        return value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() >= 0
                && value.longValue() <= LAST;
    }

    private boolean isForUs(JsonNode audience) {
        if (!audience.isMissingNode() && !audience.isTextual() && !areTexts(audience)) {
            return false;
        }
        if (audiences.isEmpty()) {
            return true;
        }
        if (audience.isTextual()) {
            return audiences.contains(audience.textValue());
        }
        for (JsonNode one : audience) {
            if (audiences.contains(one.textValue())) {
                return true;
            }
        }
        return false;
    }

    /** The server takes nobody without the claim, and reads a principal's name out of the other three. */
    private boolean namesSomebody(JsonNode claims) {
        return isText(claims.path(nameClaim))
                && isTextOrAbsent(claims, "upn")
                && isTextOrAbsent(claims, "preferred_username")
                && isTextOrAbsent(claims, "sub");
    }

    private static boolean areTexts(JsonNode array) {
        boolean texts = array.isArray();
        for (JsonNode one : array) {
            texts &= isText(one);
        }
        return texts;
    }

    private static boolean isTextOrAbsent(JsonNode object, String name) {
        return !object.has(name) || isText(object.get(name));
    }

    private static boolean isText(JsonNode value) {
        return value.isTextual() && !value.textValue().isBlank();
    }
}
