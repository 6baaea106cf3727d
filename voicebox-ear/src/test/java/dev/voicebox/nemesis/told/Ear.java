package dev.voicebox.nemesis.told;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import dev.voicebox.nemesis.check.StoredItem;
import dev.voicebox.nemesis.check.StoredItems;

/** Reads all that was told to Kafka about answers, from the beginning. */
public final class Ear {
    private static final String TOPIC = "voice.responses";
    private static final Duration POLL = Duration.ofMillis(250);
    /** It tells each step that it takes; held, for a logger that nobody holds forgets its level. */
    private static final Logger CLIENT = Logger.getLogger("org.apache.kafka");

    private Ear() {}

    /** Listens until every answer of these sessions has come, or the patience ends. */
    public static ToldCheck listen(String brokers, StoredItems stored, Set<String> sessions, Duration patience)
            throws IOException {
        CLIENT.setLevel(Level.WARNING);
        Map<String, List<StoredItem>> kept = new LinkedHashMap<>();
        for (String session : sessions) {
            kept.put(session, stored.of(session));
        }
        List<ToldAnswer> told = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings(brokers))) {
            List<TopicPartition> parts = consumer.partitionsFor(TOPIC).stream()
                    .map(part -> new TopicPartition(TOPIC, part.partition()))
                    .toList();
            consumer.assign(parts);
            consumer.seekToBeginning(parts);
            long end = System.nanoTime() + patience.toNanos();
            while (true) {
                var records = consumer.poll(POLL);
                records.forEach(record -> told.add(ToldAnswer.of(record.value())));
                if (records.isEmpty()) {
                    ToldCheck check = ToldCheck.of(kept, told);
                    if (check.missing() == 0 || System.nanoTime() > end) {
                        return check;
                    }
                }
            }
        }
    }

    private static Properties settings(String brokers) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", brokers);
        settings.put("key.deserializer", StringDeserializer.class.getName());
        settings.put("value.deserializer", StringDeserializer.class.getName());
        settings.put("enable.metrics.push", "false");
        return settings;
    }
}
