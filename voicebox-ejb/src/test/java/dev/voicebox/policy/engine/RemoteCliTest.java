package dev.voicebox.policy.engine;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import dev.voicebox.policy.EntryPoint;

/** The real server: {@code -Dvoicebox.opa=<the OPA CLI>}. */
@EnabledIfSystemProperty(named = "voicebox.opa", matches = ".+")
class RemoteCliTest extends PolicyEngineContract {
    private Process opa;
    private RemotePolicy policy;

    @BeforeAll
    void serve() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String rules = Path.of("..", "policies", "voice.rego").toString();
        opa = new ProcessBuilder(
                        System.getProperty("voicebox.opa"),
                        "run",
                        "--server",
                        "--disable-telemetry",
                        "--addr",
                        "127.0.0.1:" + port,
                        rules)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        policy = new RemotePolicy(
                HttpClient.newHttpClient(), URI.create("http://127.0.0.1:" + port), "voice", Duration.ofSeconds(5));
        DecisionTable.Row row = DecisionTable.rows().get(0);
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!policy.evaluate(EntryPoint.ALLOW, row.json()).allowed() && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    @AfterAll
    void end() {
        if (opa != null) {
            opa.destroy();
        }
    }

    @Override
    PolicyEngine engine() {
        return policy;
    }
}
