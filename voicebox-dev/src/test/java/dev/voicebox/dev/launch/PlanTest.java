package dev.voicebox.dev.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.dev.Trouble;
import dev.voicebox.dev.gateway.GatewayPlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlanTest {

    @Test
    void withoutSettingsThereIsOneGatewayOnTheUsualPorts() {
        Plan plan = plan(Map.of(), Map.of());

        assertThat(plan.gateways())
                .containsExactly(new GatewayPlan(1, 9080, 9443, Map.of("voicebox.gateway.name", "gateway-1")));
        assertThat(plan.postgresPort()).isEqualTo(15432);
        assertThat(plan.redisPort()).isEqualTo(16379);
        assertThat(plan.fresh()).isFalse();
    }

    @Test
    void severalGatewaysStandSideBySideWithRolesOfTheirOwn() {
        Plan plan = plan(Map.of("voicebox.gateways", "2", "voicebox.roles.2", "stt,tts"), Map.of());

        assertThat(plan.gateways())
                .containsExactly(
                        new GatewayPlan(1, 9080, 9443, Map.of("voicebox.gateway.name", "gateway-1")),
                        new GatewayPlan(
                                2,
                                9081,
                                9444,
                                Map.of(
                                        "voicebox.gateway.name", "gateway-2",
                                        "voicebox.gateway.elsewhere", "http://localhost:9080",
                                        "voicebox.roles", "stt,tts")));
    }

    @Test
    void clientsAreToldOfGatewaysAndNotOfWorkers() {
        Plan plan = plan(
                Map.of("voicebox.gateways", "4", "voicebox.roles.2", "stt,tts", "voicebox.roles.3", "llm, gateway"),
                Map.of());

        assertThat(plan.gateways())
                .extracting(gateway -> gateway.settings().get("voicebox.gateway.elsewhere"))
                .containsExactly(
                        "http://localhost:9082,http://localhost:9083",
                        "http://localhost:9080,http://localhost:9082,http://localhost:9083",
                        "http://localhost:9080,http://localhost:9083",
                        "http://localhost:9080,http://localhost:9082");
    }

    @Test
    void whatMavenIsGivenReachesTheServers() {
        Plan plan = plan(Map.of("voicebox.stt.engines", "stub", "voicebox.home", "elsewhere"), Map.of());

        assertThat(plan.gateways().get(0).settings())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("voicebox.stt.engines", "stub", "voicebox.gateway.name", "gateway-1"));
        assertThat(plan.home()).isEqualTo(Path.of("elsewhere"));
    }

    @Test
    void filesOfTheCheckoutAreNamedInFull(@TempDir Path checkout) throws IOException {
        Files.createFile(checkout.resolve("mine.onnx"));
        Plan plan = plan(
                Map.of(
                        "voicebox.checkout", checkout.toString(),
                        "voicebox.models.dir", "weights",
                        "voicebox.tts.piper.model", "piper-en_US-amy-low, mine.onnx"),
                Map.of("VOICEBOX_STT_WHISPER_MODEL", "whisper-base"));

        assertThat(plan.gateways().get(0).settings())
                .containsEntry(
                        "voicebox.models.dir", checkout.resolve("weights").toString())
                .containsEntry("voicebox.tts.piper.model", "piper-en_US-amy-low," + checkout.resolve("mine.onnx"))
                .containsEntry("voicebox.stt.whisper.model", "whisper-base");
    }

    @Test
    void thePropertyStandsAboveTheEnvironment() {
        Plan plan = plan(
                Map.of("voicebox.http.port", "9100"),
                Map.of("VOICEBOX_HTTP_PORT", "9200", "VOICEBOX_HTTPS_PORT", "9300"));

        assertThat(plan.gateways())
                .containsExactly(new GatewayPlan(1, 9100, 9300, Map.of("voicebox.gateway.name", "gateway-1")));
    }

    @Test
    void freshAloneMeansYes() {
        assertThat(plan(Map.of("voicebox.fresh", ""), Map.of()).fresh()).isTrue();
        assertThat(plan(Map.of("voicebox.fresh", "false"), Map.of()).fresh()).isFalse();
    }

    @Test
    void aNumberThatIsNoneIsNamed() {
        assertThatThrownBy(() -> plan(Map.of("voicebox.gateways", "many"), Map.of()))
                .isInstanceOf(Trouble.class)
                .hasMessage("voicebox.gateways is many. It must be a whole number from 1 to 16.");
    }

    private static Plan plan(Map<String, String> properties, Map<String, String> environment) {
        Properties given = new Properties();
        given.putAll(properties);
        return Plan.from(new Given(given, environment));
    }
}
