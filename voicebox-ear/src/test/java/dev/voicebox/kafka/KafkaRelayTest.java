package dev.voicebox.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

import dev.voicebox.dev.service.Kafka;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledIf("hasBroker")
@Timeout(240)
class KafkaRelayTest {
    private static final int SESSIONS = 10;
    private static final int EVENTS = 60;

    static boolean hasBroker() {
        return Kafka.isHere();
    }

    @Test
    void aBrokerThatIsKilledInTheMiddleLosesNothingAndTurnsNothingAround() throws InterruptedException {
        String run = UUID.randomUUID().toString();
        try (KafkaStage stage = new KafkaStage()) {
            stage.startRelay();
            write(stage, run, 1, 20);
            await(() -> stage.waiting() == 0);

            write(stage, run, 21, 30);
            stage.killBroker();
            write(stage, run, 31, EVENTS);
            await(() -> stage.seen.contains("interrupted"));
            assertThat(stage.waiting()).isGreaterThanOrEqualTo(SESSIONS * 30L);
            stage.startBroker();
            await(() -> stage.waiting() == 0);

            assertThat(stage.seen).doesNotContain("refused", "lost");
            assertThat(firsts(stage, run)).isEqualTo(written(run));
        }
    }

    private static void write(KafkaStage stage, String run, int from, int to) {
        for (int number = from; number <= to; number++) {
            for (int session = 0; session < SESSIONS; session++) {
                stage.write(run + session, number);
            }
        }
    }

    private static Map<String, List<String>> written(String run) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (int session = 0; session < SESSIONS; session++) {
            String key = run + session;
            all.put(
                    key,
                    IntStream.rangeClosed(1, EVENTS)
                            .mapToObj(n -> key + ":" + n)
                            .toList());
        }
        return all;
    }

    /** Of each session the ids of its events, in the order in which a reader who drops repetitions has them. */
    private static Map<String, List<String>> firsts(KafkaStage stage, String run) {
        Map<String, List<String>> read = new LinkedHashMap<>();
        try (KafkaConsumer<String, String> consumer = consumer(stage)) {
            consumer.subscribe(List.of("voice.sessions"));
            await(() -> {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.key().startsWith(run)) {
                        List<String> own = read.computeIfAbsent(record.key(), any -> new ArrayList<>());
                        String id = new String(
                                record.headers().lastHeader("event_id").value());
                        if (!own.contains(id)) {
                            own.add(id);
                        }
                    }
                }
                return read.values().stream().mapToInt(List::size).sum() == SESSIONS * EVENTS;
            });
        }
        return read;
    }

    private static KafkaConsumer<String, String> consumer(KafkaStage stage) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", stage.bootstrapServers());
        properties.put("group.id", UUID.randomUUID().toString());
        properties.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
