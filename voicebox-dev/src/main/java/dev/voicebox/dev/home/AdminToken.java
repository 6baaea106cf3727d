package dev.voicebox.dev.home;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** Tokens of administrators: RS256, issuer {@code voicebox}, 24 hours. */
public final class AdminToken {
    public static final String ISSUER = "voicebox";
    public static final Duration LIFE = Duration.ofHours(24);

    private final SigningKeys keys;
    private final Clock clock;

    public AdminToken(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Of the platform's administrator. */
    public String issue() {
        return issue("admin", "platform-admin", Optional.empty());
    }

    /**
     * Of any.
     *
     * @param role {@code platform-admin}, {@code tenant-admin}, {@code developer} or {@code viewer}
     * @param tenant whose, for all roles but the first
     */
    public String issue(String subject, String role, Optional<String> tenant) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(subject)
                .claim("upn", subject)
                .claim("groups", List.of(role))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)));
        tenant.ifPresent(id -> claims.claim("tenant_id", id));
        return sign(claims.build());
    }

    private String sign(JWTClaimsSet claims) {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        try {
            token.sign(new RSASSASigner(keys.privateKey()));
        } catch (JOSEException e) {
            throw new IllegalStateException("The key in jwt.pem cannot sign", e);
        }
        return token.serialize();
    }
}
