package dev.voicebox.dev.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.nimbusds.jwt.SignedJWT;

import dev.voicebox.dev.Trouble;
import dev.voicebox.dev.home.Home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TokenCommandTest {
    @TempDir
    private Path dir;

    private final Properties wanted = new Properties();
    private final List<String> said = new ArrayList<>();

    @Test
    void theTokenNamesRoleAndTenantAndIsNotShown() throws Exception {
        wanted.setProperty("role", "viewer");
        wanted.setProperty("tenant", "acme");

        TokenCommand.run(wanted, Home.open(dir), Clock.systemUTC(), said::add);

        String written = Files.readString(dir.resolve("token-viewer-acme")).strip();
        SignedJWT token = SignedJWT.parse(written);
        assertThat(token.getJWTClaimsSet().getStringListClaim("groups")).containsExactly("viewer");
        assertThat(token.getJWTClaimsSet().getStringClaim("tenant_id")).isEqualTo("acme");
        assertThat(said).hasSize(1).noneMatch(line -> line.contains(written));
    }

    @Test
    void aTokenWithoutItsTenantIsNotMade() {
        wanted.setProperty("role", "developer");

        assertThatThrownBy(() -> TokenCommand.run(wanted, Home.open(dir), Clock.systemUTC(), said::add))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("none is named");
    }

    @Test
    void anUnknownRoleIsToldWhichThereAre() {
        wanted.setProperty("role", "root");

        assertThatThrownBy(() -> TokenCommand.run(wanted, Home.open(dir), Clock.systemUTC(), said::add))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("no role");
    }
}
