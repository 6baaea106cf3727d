package dev.voicebox.outbox.kafka;

import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * Whether and where events go to Kafka.
 *
 * @param enabled {@code voicebox.kafka.enabled}
 * @param bootstrapServers {@code voicebox.kafka.bootstrap-servers}: {@code host:port}, commas between them
 */
public record KafkaSettings(boolean enabled, String bootstrapServers) {
    public static final String DEFAULT_SERVERS = "127.0.0.1:9092";

    /** How long one record may stop the relay when no broker is known. */
    private static final int MAX_BLOCK_MS = 3_000;

    /** Twice a second at first, then less and less: a broker that is gone is asked for a few times a minute. */
    private static final int MAX_RECONNECT_PAUSE_MS = 10_000;

    /** @param value of a setting by its key */
    public static KafkaSettings read(Function<String, Optional<String>> value) {
        boolean enabled = value.apply("voicebox.kafka.enabled")
                .map(String::strip)
                .map(Boolean::parseBoolean)
                .orElse(false);
        String servers = value.apply("voicebox.kafka.bootstrap-servers")
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(DEFAULT_SERVERS);
        return new KafkaSettings(enabled, servers);
    }

    /** Of a producer that never gives a record up, so that none overtakes another: the sink decides when to stop. */
    Properties producer() {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", bootstrapServers);
        properties.put("client.id", "voicebox-outbox");
        properties.put("acks", "all");
        properties.put("enable.idempotence", "true");
        properties.put("delivery.timeout.ms", Integer.toString(Integer.MAX_VALUE));
        properties.put("request.timeout.ms", "10000");
        properties.put("max.block.ms", Integer.toString(MAX_BLOCK_MS));
        properties.put("reconnect.backoff.ms", "500");
        properties.put("reconnect.backoff.max.ms", Integer.toString(MAX_RECONNECT_PAUSE_MS));
        properties.put("max.request.size", Integer.toString(KafkaSink.MOST_BYTES));
        properties.put("enable.metrics.push", "false");
        return properties;
    }
}
