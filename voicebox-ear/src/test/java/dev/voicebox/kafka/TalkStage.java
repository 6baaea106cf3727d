package dev.voicebox.kafka;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.dev.service.Database;
import dev.voicebox.nemesis.fleet.Fleet;
import dev.voicebox.nemesis.fleet.FleetPlan;

/** A server, its services and a broker; a client that has no socket. */
final class TalkStage implements AutoCloseable {
    private static final Path FOLDER = Path.of("target", "kafka-talk");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Topics whose events tell what was said. */
    static final Set<String> WITH_CONTENT = Set.of("voice.audio.transcribed", "voice.responses");

    private static final Pattern OURS = Pattern.compile("(voice|agentvoicebox)\\..*");
    private static final String WRITTEN_BY_CALLERS = "voice.audio.inbound";

    private static final List<String> TOPICS = List.of("voice.sessions", "voice.audio.transcribed", "voice.responses");

    /** Kept, or its level would be lost with it. It would say every setting. */
    private static final Logger CLIENT = Logger.getLogger("org.apache.kafka");

    static {
        CLIENT.setLevel(Level.SEVERE);
    }

    final Fleet fleet;
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final List<JsonNode> told = new ArrayList<>();

    TalkStage() {
        fleet = Fleet.start(new FleetPlan(
                FOLDER,
                Path.of(System.getProperty("voicebox.it.server")),
                1,
                Map.of(
                        "voicebox.vad.engines", "energy",
                        "voicebox.stt.engines", "stub",
                        "voicebox.tts.engines", "stub",
                        "voicebox.llm.providers", "echo")));
        fleet.startGateways();
        Properties properties = new Properties();
        properties.put("bootstrap.servers", fleet.brokers().orElseThrow());
        properties.put("group.id", UUID.randomUUID().toString());
        properties.put("auto.offset.reset", "earliest");
        properties.put("metadata.max.age.ms", "1000");
        producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
        consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(TOPICS);
    }

    void admitTenants() {
        Database store = fleet.store();
        try (var connection = DriverManager.getConnection(store.url(), store.user(), store.password());
                var statement = connection.createStatement()) {
            statement.execute("SET ROLE voicebox_app; SET voicebox.tenant = 'default'");
            statement.execute("UPDATE tenants SET settings = settings || '{\"kafka_audio\": true}'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void say(String session, String value) {
        say(producer, session, value);
    }

    void sayCompressed(String codec, String session, String value) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", fleet.brokers().orElseThrow());
        properties.put("compression.type", codec);
        try (KafkaProducer<String, String> compressing =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            say(compressing, session, value);
        }
    }

    private static void say(KafkaProducer<String, String> producer, String session, String value) {
        ProducerRecord<String, String> record = new ProducerRecord<>("voice.audio.inbound", session, value);
        record.headers().add("tenant", "default".getBytes(StandardCharsets.UTF_8));
        producer.send(record);
        producer.flush();
    }

    /** Reads on until there is such an event; the timeout of the test ends it. */
    JsonNode awaits(Predicate<JsonNode> wanted) {
        while (told.stream().noneMatch(wanted)) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                told.add(read(record.value()));
            }
        }
        return told.stream().filter(wanted).findFirst().orElseThrow();
    }

    /** What was told so far, of this type and session. */
    List<JsonNode> told(String type, String session) {
        return told.stream()
                .filter(event -> event.path("type").asText().equals(type))
                .filter(event -> event.path("session_id").asText().equals(session))
                .toList();
    }

    /** All records of each topic but that of the callers, with keys and headers, once the audit log's has this subject. */
    Map<String, String> topicsUntilAudited(String subject) {
        Map<String, String> topics = new TreeMap<>();
        Properties properties = new Properties();
        properties.put("bootstrap.servers", fleet.brokers().orElseThrow());
        properties.put("group.id", UUID.randomUUID().toString());
        properties.put("auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> all =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            all.subscribe(OURS);
            while (!topics.getOrDefault("agentvoicebox.audit", "").contains(subject)) {
                for (ConsumerRecord<String, String> record : all.poll(Duration.ofMillis(200))) {
                    if (!record.topic().equals(WRITTEN_BY_CALLERS)) {
                        topics.merge(record.topic(), line(record), String::concat);
                    }
                }
            }
        }
        return topics;
    }

    private static String line(ConsumerRecord<String, String> record) {
        StringBuilder line = new StringBuilder().append(record.key());
        for (Header header : record.headers()) {
            line.append(' ')
                    .append(header.key())
                    .append('=')
                    .append(new String(header.value(), StandardCharsets.UTF_8));
        }
        return line.append(' ').append(record.value()).append('\n').toString();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
        fleet.close();
    }
}
