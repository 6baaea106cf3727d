package dev.voicebox.dev.home;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** The token of the platform's administrator: RS256, issuer {@code voicebox}, group {@code platform-admin}, 24 hours. */
public final class AdminToken {
    public static final String ISSUER = "voicebox";
    public static final Duration LIFE = Duration.ofHours(24);

    private final SigningKeys keys;
    private final Clock clock;

    public AdminToken(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    public String issue() {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("admin")
                .claim("upn", "admin")
                .claim("groups", List.of("platform-admin"))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        try {
            token.sign(new RSASSASigner(keys.privateKey()));
        } catch (JOSEException e) {
            throw new IllegalStateException("The key in jwt.pem cannot sign", e);
        }
        return token.serialize();
    }
}
