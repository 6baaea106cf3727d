package dev.voicebox.setting.vault;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.sun.net.httpserver.HttpServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VaultReaderTest {
    private static final String SECRET = """
            {"data": {"data": {"voicebox.security.master-key": "c2VjcmV0", "OPENAI_API_KEY": "sk-1"},
                      "metadata": {"version": 3}}}""";

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer vault;
    private int status = 200;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        vault = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        vault.createContext("/", exchange -> {
            seen.add(exchange.getRequestURI().getPath() + " "
                    + exchange.getRequestHeaders().getFirst("X-Vault-Token"));
            byte[] body = SECRET.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        vault.start();
    }

    @AfterEach
    void stop() {
        vault.stop(0);
    }

    @Test
    void readsTheSecretsOfItsPath() throws VaultAway {
        assertThat(reader("s.token", null).read())
                .containsEntry("voicebox.security.master-key", "c2VjcmV0")
                .containsEntry("OPENAI_API_KEY", "sk-1")
                .hasSize(2);

        assertThat(seen).startsWith("/v1/secret/data/voicebox s.token").contains("/v1/auth/token/renew-self s.token");
    }

    @Test
    void readsTheTokenFromItsFileEachTime() throws Exception {
        Path file = folder.resolve("token");
        VaultReader reader = reader("", file);

        Files.writeString(file, "s.one\n");
        reader.read();
        Files.writeString(file, "s.two\n");
        reader.read();

        assertThat(seen).containsExactly("/v1/secret/data/voicebox s.one", "/v1/secret/data/voicebox s.two");
    }

    @Test
    void saysWhatToDoWhenItIsRefused() {
        status = 403;

        assertThatThrownBy(() -> reader("s.secret-token", null).read())
                .isInstanceOf(VaultAway.class)
                .hasMessageContaining("403")
                .hasMessageContaining("policy")
                .hasMessageNotContaining("s.secret-token");
    }

    @Test
    void saysThatThereIsNothing() {
        status = 404;

        assertThatThrownBy(() -> reader("s.token", null).read())
                .isInstanceOf(VaultAway.class)
                .hasMessageContaining("voicebox.vault.path");
    }

    @Test
    void saysThatNobodyAnswers() {
        VaultReader reader = reader("s.token", null);
        vault.stop(0);

        assertThatThrownBy(reader::read).isInstanceOf(VaultAway.class).hasMessageContaining("does not answer");
    }

    @Test
    void saysThatTheFileOfTheTokenIsMissing() {
        assertThatThrownBy(() -> reader("", folder.resolve("none")).read())
                .isInstanceOf(VaultAway.class)
                .hasMessageContaining("token-file");
    }

    private VaultReader reader(String token, Path tokenFile) {
        URI address = URI.create("http://127.0.0.1:" + vault.getAddress().getPort());
        return new VaultReader(
                new VaultSettings(address, token, tokenFile, "secret/voicebox", "", Duration.ofMinutes(5)));
    }
}
