package dev.voicebox.it;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.voicebox.dev.gateway.Gateway;
import dev.voicebox.protocol.golden.Golden;
import dev.voicebox.protocol.golden.GoldenPlayer;

import static org.assertj.core.api.Assertions.assertThat;

/** The golden conversations over the socket of a server with stub ears, stub voice and a scripted model. */
class GoldenIT {
    private static ScriptedProvider model;
    private static Gateway gateway;

    @BeforeAll
    static void startServer() throws IOException {
        model = new ScriptedProvider();
        gateway = RunningServer.get()
                .startAnother(with(Map.of(
                        "voicebox.llm.providers", "openai",
                        "voicebox.llm.openai.base-url", model.baseUrl().toString(),
                        "voicebox.llm.openai.api-key", "sk-no",
                        "voicebox.llm.openai.model", "scripted",
                        // With rules an answer comes in whole pieces, and a call at once: ReviewedAnswerTest.
                        "voicebox.policy.mode", "off",
                        // A held answer is not a slow one.
                        "voicebox.llm.inter-token-timeout", "PT60S",
                        "voicebox.llm.first-token-timeout", "PT60S",
                        "voicebox.vad.engines", "energy",
                        "voicebox.stt.engines", "stub",
                        "voicebox.tts.engines", "stub")));
    }

    /** No ears take no time: words come after it was decided, over Redis, that the turn may be answered. */
    private static Map<String, String> with(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("voicebox.stub.stt-delay", "PT0.2S");
        return all;
    }

    @AfterAll
    static void stopServer() {
        gateway.stop();
        model.close();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void everyLineComesAsItIsWritten(Golden golden) throws InterruptedException {
        String query = golden.session().equals("transcription") ? "?intent=transcription" : "?model=gpt-realtime";
        URI address = URI.create("ws://127.0.0.1:" + gateway.plan().httpPort() + "/v1/realtime" + query);
        try (SocketStage stage = new SocketStage(address, RunningServer.get().apiKey(), model)) {
            assertThat(golden.firstDifference(new GoldenPlayer(golden, stage).play()))
                    .isEmpty();
        }
    }

    static Stream<Golden> goldens() {
        return Golden.all().stream().filter(golden -> !golden.isVirtual());
    }
}
