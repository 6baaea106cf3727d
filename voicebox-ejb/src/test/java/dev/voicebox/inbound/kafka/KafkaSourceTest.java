package dev.voicebox.inbound.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.inbound.InboundSource;
import dev.voicebox.inbound.said.Arrived;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaSourceTest {
    private static final TopicPartition PARTITION = new TopicPartition("voice.audio.inbound", 2);

    private final MockConsumer<String, String> broker = new MockConsumer<>("earliest");
    private final KafkaSource source = new KafkaSource(broker);
    private final List<String> seen = new ArrayList<>();

    @BeforeEach
    void assign() {
        broker.updateBeginningOffsets(Map.of(PARTITION, 5L));
        broker.schedulePollTask(() -> broker.rebalance(List.of(PARTITION)));
        poll();
    }

    @Test
    void aRecordHasItsPlaceItsKeyAndItsTenant() {
        write(5, "acme");
        write(6, null);

        assertThat(poll())
                .containsExactly(
                        new Arrived(new Arrived.Place(2, 5), "call-1", "acme", "{}"),
                        new Arrived(new Arrived.Place(2, 6), "call-1", null, "{}"));
        assertThat(seen).containsExactly("assigned 2 from 5");
    }

    @Test
    void aPartitionThatIsTurnedBackIsReadAgain() {
        write(5, "acme");
        poll();
        source.turnBack(2, 5);

        assertThat(broker.position(PARTITION)).isEqualTo(5);
    }

    @Test
    void nothingIsReadOfAPartitionThatIsHeld() {
        source.hold(List.of(2, 7));
        assertThat(broker.paused()).containsExactly(PARTITION);

        source.hold(List.of());
        assertThat(broker.paused()).isEmpty();
    }

    @Test
    void onlyOffsetsOfItsOwnPartitionsAreCommitted() {
        source.commit(Map.of(2, 6L, 7, 1L));

        assertThat(broker.committed(Set.of(PARTITION)).get(PARTITION).offset()).isEqualTo(6);
    }

    private List<Arrived> poll() {
        return source.poll(Duration.ZERO, new InboundSource.Partitions() {
            @Override
            public void onAssigned(int partition, long from) {
                seen.add("assigned " + partition + " from " + from);
            }

            @Override
            public void onRevoked(Collection<Integer> partitions) {
                seen.add("revoked " + partitions);
            }
        });
    }

    private void write(long offset, String tenant) {
        RecordHeaders headers = new RecordHeaders();
        if (tenant != null) {
            headers.add("tenant", tenant.getBytes(StandardCharsets.UTF_8));
        }
        broker.addRecord(new ConsumerRecord<>(
                PARTITION.topic(),
                PARTITION.partition(),
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                "call-1",
                "{}",
                headers,
                Optional.empty()));
    }
}
