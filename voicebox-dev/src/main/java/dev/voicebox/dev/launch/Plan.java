package dev.voicebox.dev.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.voicebox.dev.gateway.GatewayPlan;

/**
 * What a run is to be.
 *
 * @param home the folder that outlives the run
 * @param server the unpacked Liberty
 * @param fresh forget the data of earlier runs
 * @param postgresPort of the embedded database
 * @param redisPort of the embedded Redis
 * @param kafkaPort of the embedded Kafka, where one is asked for
 * @param gateways at least one
 */
public record Plan(
        Path home,
        Path server,
        boolean fresh,
        int postgresPort,
        int redisPort,
        int kafkaPort,
        List<GatewayPlan> gateways) {
    static final String GATEWAYS = "voicebox.gateways";
    static final String FRESH = "voicebox.fresh";
    static final String HOME = "voicebox.home";
    static final String POSTGRES_PORT = "voicebox.postgres.port";
    static final String REDIS_PORT = "voicebox.redis.port";
    static final String KAFKA = "voicebox.kafka.enabled";
    static final String KAFKA_SERVERS = "voicebox.kafka.bootstrap-servers";
    static final String KAFKA_PORT = "voicebox.kafka.port";
    static final String HTTP_PORT = "voicebox.http.port";
    static final String HTTPS_PORT = "voicebox.https.port";
    private static final String MODELS = "voicebox.models.dir";
    private static final String ROLES = "voicebox.roles";
    private static final String GATEWAY = "gateway";
    private static final String NAME = "voicebox.gateway.name";
    private static final String ELSEWHERE = "voicebox.gateway.elsewhere";
    private static final int MAX_PORT = 65_535;
    private static final int MAX_GATEWAYS = 16;
    /** A server has a working folder of its own: what these name from the checkout has to be said in full. */
    private static final List<String> FILES = List.of(
            "voicebox.vad.silero.model",
            "voicebox.stt.whisper.model",
            "voicebox.tts.kokoro.model",
            "voicebox.tts.piper.model",
            "voicebox.stt.sphinx.phrases");
    /** Of the launcher, not of a server. */
    private static final Set<String> OWN = Set.of(
            GATEWAYS,
            FRESH,
            HOME,
            POSTGRES_PORT,
            REDIS_PORT,
            KAFKA_PORT,
            HTTP_PORT,
            HTTPS_PORT,
            "voicebox.checkout",
            "voicebox.server");

    public static Plan from(Given given) {
        Path checkout = Path.of(given.text("voicebox.checkout").orElse("."));
        Path server =
                given.text("voicebox.server").map(Path::of).orElse(checkout.resolve("voicebox-ear/target/liberty/wlp"));
        return new Plan(
                given.text(HOME).map(Path::of).orElse(checkout.resolve(".voicebox")),
                server,
                given.flag(FRESH),
                given.number(POSTGRES_PORT, 15432, MAX_PORT),
                given.number(REDIS_PORT, 16379, MAX_PORT),
                given.number(KAFKA_PORT, 19092, MAX_PORT),
                gateways(given, checkout));
    }

    private static List<GatewayPlan> gateways(Given given, Path checkout) {
        int count = given.number(GATEWAYS, 1, MAX_GATEWAYS);
        int http = given.number(HTTP_PORT, 9080, MAX_PORT - count);
        int https = given.number(HTTPS_PORT, 9443, MAX_PORT - count);
        List<GatewayPlan> gateways = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            Map<String, String> settings = settings(given, number, checkout);
            settings.putIfAbsent(NAME, "gateway-" + number);
            String others = others(given, number, count, http);
            if (!others.isEmpty()) {
                settings.putIfAbsent(ELSEWHERE, others);
            }
            gateways.add(new GatewayPlan(number, http + number - 1, https + number - 1, settings));
        }
        return gateways;
    }

    /** Nothing here spreads clients over gateways: they are told where the others are. */
    private static String others(Given given, int number, int count, int http) {
        return IntStream.rangeClosed(1, count)
                .filter(other -> other != number && servesClients(given, other))
                .mapToObj(other -> "http://localhost:" + (http + other - 1))
                .collect(Collectors.joining(","));
    }

    private static boolean servesClients(Given given, int number) {
        String roles =
                given.text(ROLES + "." + number).or(() -> given.text(ROLES)).orElse("");
        return roles.isBlank()
                || Arrays.stream(roles.split(",")).map(String::strip).anyMatch(GATEWAY::equals);
    }

    private static Map<String, String> settings(Given given, int number, Path checkout) {
        Map<String, String> settings = new HashMap<>();
        given.properties().forEach((name, value) -> {
            if (!OWN.contains(name) && !name.matches("voicebox\\.roles\\.\\d+")) {
                settings.put(name, value);
            }
        });
        given.text(MODELS).ifPresent(dir -> settings.put(MODELS, full(checkout, dir)));
        FILES.forEach(key -> given.text(key).ifPresent(text -> settings.put(key, inFull(text, checkout))));
        given.text(ROLES + "." + number).ifPresent(roles -> settings.put(ROLES, roles));
        return settings;
    }

    /** What is no name of something that is there may be an id, and stays. */
    private static String inFull(String names, Path checkout) {
        return Arrays.stream(names.split(","))
                .map(String::strip)
                .map(name -> Files.exists(checkout.resolve(name)) ? full(checkout, name) : name)
                .collect(Collectors.joining(","));
    }

    private static String full(Path checkout, String name) {
        return checkout.resolve(name).toAbsolutePath().normalize().toString();
    }
}
