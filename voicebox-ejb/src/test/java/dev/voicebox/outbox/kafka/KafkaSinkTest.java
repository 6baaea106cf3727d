package dev.voicebox.outbox.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import dev.voicebox.event.SessionId;
import dev.voicebox.outbox.Delivery;
import dev.voicebox.outbox.DomainEvent;
import dev.voicebox.outbox.Topic;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaSinkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration NONE = Duration.ofMillis(5);

    private final List<ScriptedProducer> made = new ArrayList<>();
    private boolean answers = true;
    private final KafkaSink sink = new KafkaSink(() -> {
        made.add(new ScriptedProducer(answers));
        return made.get(made.size() - 1);
    });

    @Test
    void anEventIsARecordWithTheSessionAsItsKey() throws InterruptedException {
        sink.publish(List.of(event("s", 1, "00-ab-cd-01")), PATIENCE);

        ProducerRecord<String, String> record = made.get(0).history().get(0);
        assertThat(record.topic()).isEqualTo("voice.sessions");
        assertThat(record.key()).isEqualTo("s");
        assertThat(record.value()).isEqualTo("{\"n\":1}");
        assertThat(List.of(record.headers().toArray()))
                .extracting(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder(
                        "event_id=s:1", "tenant=acme", "schema_version=1", "traceparent=00-ab-cd-01");
    }

    @Test
    void whatTheBrokerHasIsAcknowledged() throws InterruptedException {
        Delivery delivery = sink.publish(List.of(event("s", 1), event("t", 1), event("s", 2)), PATIENCE);

        assertThat(delivery.acknowledged()).containsExactlyInAnyOrder("s:1", "t:1", "s:2");
        assertThat(made.get(0).values()).containsExactly("{\"n\":1}", "{\"n\":1}", "{\"n\":2}");
        assertThat(made).hasSize(1);
    }

    @Test
    void whatIsNotAcknowledgedInTimeIsTakenBackAndSentAnewInOrder() throws InterruptedException {
        answers = false;
        assertThat(sink.publish(List.of(event("s", 1), event("s", 2)), NONE).acknowledged())
                .isEmpty();
        assertThat(made.get(0).closed()).isTrue();

        answers = true;
        sink.publish(List.of(event("s", 1), event("s", 2)), PATIENCE);

        assertThat(made.get(1).values()).containsExactly("{\"n\":1}", "{\"n\":2}");
    }

    @Test
    void aBrokerThatIsNotThereIsAskedOnceABatch() throws InterruptedException {
        ScriptedProducer away = new ScriptedProducer(true);
        away.failure = new TimeoutException("no metadata");
        KafkaSink lonely = new KafkaSink(() -> away);

        Delivery delivery = lonely.publish(List.of(event("s", 1), event("t", 1), event("s", 2)), PATIENCE);

        assertThat(delivery.acknowledged()).isEmpty();
        assertThat(delivery.refused()).isEmpty();
        assertThat(away.asked).isEqualTo(1);
        assertThat(away.closed()).isTrue();
    }

    @Test
    void aBrokerWhoseNameIsUnknownIsNotThere() throws InterruptedException {
        KafkaSink lonely = new KafkaSink(() -> {
            throw new KafkaException("Failed to construct kafka producer");
        });

        assertThat(lonely.publish(List.of(event("s", 1)), PATIENCE).acknowledged())
                .isEmpty();
    }

    @Test
    void anEventThatIsTooLargeIsRefusedAndHoldsBackItsSession() throws InterruptedException {
        ScriptedProducer small = new ScriptedProducer(true);
        small.failure = new RecordTooLargeException("the record holds my secret");
        small.failing = "s";
        KafkaSink narrow = new KafkaSink(() -> small);

        Delivery delivery = narrow.publish(List.of(event("s", 1), event("s", 2), event("t", 1)), PATIENCE);

        assertThat(delivery.refused()).containsOnlyKeys("s:1");
        assertThat(delivery.refused().get("s:1")).contains("1048576").doesNotContain("secret");
        assertThat(delivery.acknowledged()).containsExactly("t:1");
        assertThat(small.closed()).isFalse();
    }

    private static DomainEvent event(String session, int number) {
        return event(session, number, null);
    }

    private static DomainEvent event(String session, int number, String trace) {
        return new DomainEvent(
                session + ":" + number,
                Topic.SESSIONS,
                new TenantId("acme"),
                new SessionId(session),
                "{\"n\":" + number + "}",
                trace,
                Instant.EPOCH);
    }

    /** Fails as Kafka's own does: by what it returns. */
    private static final class ScriptedProducer extends MockProducer<String, String> {
        private RuntimeException failure;
        private String failing;
        private int asked;

        ScriptedProducer(boolean answers) {
            super(answers, null, new StringSerializer(), new StringSerializer());
        }

        @Override
        public Future<RecordMetadata> send(ProducerRecord<String, String> record) {
            asked++;
            return failure != null && (failing == null || failing.equals(record.key()))
                    ? CompletableFuture.failedFuture(failure)
                    : super.send(record);
        }

        List<String> values() {
            return history().stream().map(ProducerRecord::value).toList();
        }
    }
}
