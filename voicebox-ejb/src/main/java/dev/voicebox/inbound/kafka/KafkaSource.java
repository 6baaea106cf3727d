package dev.voicebox.inbound.kafka;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

import dev.voicebox.inbound.InboundSource;
import dev.voicebox.inbound.said.Arrived;
import dev.voicebox.outbox.Topic;

/** Reads the topic as one of a group; the groups' members share its partitions. */
public final class KafkaSource implements InboundSource {
    private static final Logger LOG = System.getLogger(KafkaSource.class.getName());
    private static final String TOPIC = Topic.AUDIO_INBOUND.address();
    private static final String GROUP = "voicebox-inbound";
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final Consumer<String, String> consumer;
    private Partitions listener;
    private boolean subscribed;

    /** @param bootstrapServers {@code host:port}, commas between them */
    public KafkaSource(String bootstrapServers) {
        this(new KafkaConsumer<>(properties(bootstrapServers), new StringDeserializer(), new StringDeserializer()));
    }

    KafkaSource(Consumer<String, String> consumer) {
        this.consumer = consumer;
    }

    @Override
    public List<Arrived> poll(Duration patience, Partitions listener) {
        this.listener = listener;
        if (!subscribed) {
            consumer.subscribe(List.of(TOPIC), new Assigned());
            subscribed = true;
        }
        List<Arrived> arrived = new ArrayList<>();
        for (ConsumerRecord<String, String> record : consumer.poll(patience)) {
            arrived.add(new Arrived(
                    new Arrived.Place(record.partition(), record.offset()),
                    record.key(),
                    tenant(record),
                    record.value()));
        }
        return arrived;
    }

    @Override
    public void turnBack(int partition, long offset) {
        consumer.seek(at(partition), offset);
    }

    @Override
    public void hold(Collection<Integer> partitions) {
        Set<TopicPartition> held =
                partitions.stream().map(KafkaSource::at).collect(Collectors.toCollection(HashSet::new));
        held.retainAll(consumer.assignment());
        Set<TopicPartition> others = new HashSet<>(consumer.paused());
        others.removeAll(held);
        consumer.resume(others);
        consumer.pause(held);
    }

    @Override
    public void commit(Map<Integer, Long> offsets) {
        Map<TopicPartition, OffsetAndMetadata> own = new HashMap<>();
        offsets.forEach((partition, offset) -> own.put(at(partition), new OffsetAndMetadata(offset)));
        own.keySet().retainAll(consumer.assignment());
        if (own.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(own, FAREWELL);
        } catch (CommitFailedException | RetriableException e) {
            // Whoever reads the partition now begins a little earlier: what comes twice counts once.
            LOG.log(Level.DEBUG, "Offsets are not committed.", e);
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(FAREWELL));
    }

    private static String tenant(ConsumerRecord<String, String> record) {
        Header header = record.headers().lastHeader("tenant");
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static TopicPartition at(int partition) {
        return new TopicPartition(TOPIC, partition);
    }

    private static Properties properties(String bootstrapServers) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", bootstrapServers);
        properties.put("client.id", GROUP);
        properties.put("group.id", GROUP);
        properties.put("enable.auto.commit", "false");
        // What was said before anybody listened is still to be answered.
        properties.put("auto.offset.reset", "earliest");
        // Of a server that dies: so long its sessions wait for the next one.
        properties.put("session.timeout.ms", "10000");
        properties.put("heartbeat.interval.ms", "3000");
        // A record has a megabyte at most; so many at once may each begin a session.
        properties.put("max.poll.records", "50");
        properties.put("reconnect.backoff.ms", "500");
        properties.put("reconnect.backoff.max.ms", "10000");
        properties.put("enable.metrics.push", "false");
        return properties;
    }

    private final class Assigned implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            partitions.forEach(one -> listener.onAssigned(one.partition(), consumer.position(one)));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            listener.onRevoked(
                    partitions.stream().map(TopicPartition::partition).toList());
        }
    }
}
