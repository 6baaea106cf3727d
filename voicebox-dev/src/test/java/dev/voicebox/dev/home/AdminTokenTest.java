package dev.voicebox.dev.home;

import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;

import dev.voicebox.dev.Trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AdminTokenTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    private Path dir;

    @Test
    void theTokenNamesItsIssuerAndGroupAndLivesADay() throws Exception {
        SigningKeys keys = SigningKeys.in(new SecretFile(dir.resolve("jwt.pem")));

        SignedJWT token = SignedJWT.parse(new AdminToken(keys, Clock.fixed(NOW, ZoneOffset.UTC)).issue());

        assertThat(token.verify(new RSASSAVerifier(publicKey(keys)))).isTrue();
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("voicebox");
        assertThat(token.getJWTClaimsSet().getStringListClaim("groups")).containsExactly("platform-admin");
        assertThat(token.getJWTClaimsSet().getExpirationTime().toInstant()).isEqualTo("2026-11-21T12:00:00Z");
    }

    @Test
    void theKeysAreMadeOnce() {
        SecretFile file = new SecretFile(dir.resolve("jwt.pem"));

        assertThat(SigningKeys.in(file).publicKey())
                .isEqualTo(SigningKeys.in(file).publicKey())
                .doesNotContain("\n", "PRIVATE");
    }

    @Test
    void aFileThatHoldsNoKeysIsNamed() {
        SecretFile file = new SecretFile(dir.resolve("jwt.pem"));
        file.write("not a key");

        assertThatThrownBy(() -> SigningKeys.in(file))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("jwt.pem")
                .hasMessageContaining("Delete it");
    }

    private static RSAPublicKey publicKey(SigningKeys keys) throws Exception {
        String body = keys.publicKey().replaceAll("-----[A-Z ]+-----", "");
        return (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(body)));
    }
}
