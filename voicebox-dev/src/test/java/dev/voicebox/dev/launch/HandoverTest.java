package dev.voicebox.dev.launch;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.dev.home.Home;
import dev.voicebox.dev.service.Database;

import static org.assertj.core.api.Assertions.assertThat;

class HandoverTest {
    private static final Database OURS =
            new Database("jdbc:postgresql://127.0.0.1:15432/voicebox", "voicebox", "secret");

    @TempDir
    private Path dir;

    @Test
    void serversFindAddressesAndSecretsInFilesNamedAsTheSettings() {
        Home home = Home.open(dir);
        Handover handover = new Handover(new Given(new Properties(), Map.of()), home);

        handover.secrets(Clock.systemUTC());
        handover.database(OURS);
        handover.redis("redis://:secret@127.0.0.1:16379");
        handover.write();

        assertThat(variable("voicebox.db.url")).hasContent(OURS.url());
        assertThat(variable("voicebox.bootstrap.api-key")).hasContent(handover.apiKey());
        assertThat(variable("voicebox.security.master-key")).exists();
        assertThat(variable("mp.jwt.verify.issuer")).hasContent("voicebox");
        assertThat(home.secret("admin-token").path()).exists();
    }

    @Test
    void modelsLieInTheHomeUnlessAPersonSaysWhere() {
        Handover handover = new Handover(new Given(new Properties(), Map.of()), Home.open(dir));

        handover.models();
        handover.write();

        assertThat(variable("voicebox.models.dir"))
                .hasContent(dir.resolve("models").toString());
    }

    @Test
    void whatAPersonHasGivenIsNotReplaced() {
        Given given = new Given(new Properties(), Map.of("VOICEBOX_DB_URL", "jdbc:postgresql://db/theirs"));
        Handover handover = new Handover(given, Home.open(dir));

        handover.database(OURS);
        handover.write();

        assertThat(variable("voicebox.db.url")).doesNotExist();
    }

    @Test
    void whereAProviderMakesTokensOnlyItsOwnAreTaken() {
        Home home = Home.open(dir);
        new Handover(new Given(new Properties(), Map.of()), home).secrets(Clock.systemUTC());
        Given given = new Given(
                new Properties(),
                Map.of(
                        "MP_JWT_VERIFY_ISSUER", "https://id.example/realms/voice",
                        "MP_JWT_VERIFY_PUBLICKEY_LOCATION", "https://id.example/realms/voice/certs"));
        Handover handover = new Handover(given, home);

        handover.secrets(Clock.systemUTC());
        handover.write();

        assertThat(variable("mp.jwt.verify.publickey")).doesNotExist();
        assertThat(variable("mp.jwt.verify.issuer")).doesNotExist();
        assertThat(home.secret("admin-token").path()).doesNotExist();
    }

    private Path variable(String name) {
        return dir.resolve("variables").resolve(name);
    }
}
