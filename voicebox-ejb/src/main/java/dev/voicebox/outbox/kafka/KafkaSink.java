package dev.voicebox.outbox.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.voicebox.event.SessionId;
import dev.voicebox.outbox.Delivery;
import dev.voicebox.outbox.DomainEvent;
import dev.voicebox.outbox.EventSink;

/**
 * Writes events to Kafka. One producer sends the records of a partition in order and never gives one up; what is not
 * acknowledged when the patience is over is taken back by closing the producer, and the next call makes another. So a record
 * may come twice, but none comes for the first time before an earlier one of its session.
 */
public final class KafkaSink implements EventSink, AutoCloseable {
    /** With its headers; a broker takes no more unless it is told to. */
    static final int MOST_BYTES = 1024 * 1024;

    private final Supplier<Producer<String, String>> producers;
    private Producer<String, String> producer;

    public KafkaSink(KafkaSettings settings) {
        this(() -> new KafkaProducer<>(settings.producer(), new StringSerializer(), new StringSerializer()));
    }

    KafkaSink(Supplier<Producer<String, String>> producers) {
        this.producers = producers;
    }

    @Override
    public synchronized Delivery publish(List<DomainEvent> events, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Outcome outcome = new Outcome();
        try {
            if (producer == null) {
                producer = producers.get();
            }
            await(outcome, send(events, deadline, outcome), deadline);
        } catch (InterruptException e) {
            close();
            Thread.interrupted();
            throw new InterruptedException();
        } catch (InterruptedException e) {
            close();
            throw e;
        } catch (KafkaException e) {
            // No producer: none of the brokers' names is known. They may be known later.
            outcome.complete = false;
        }
        if (!outcome.complete) {
            close();
        }
        return new Delivery(outcome.acknowledged, outcome.refused);
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private Map<DomainEvent, Future<RecordMetadata>> send(List<DomainEvent> events, long deadline, Outcome outcome) {
        Map<DomainEvent, Future<RecordMetadata>> sent = new LinkedHashMap<>();
        for (DomainEvent event : events) {
            if (outcome.held.contains(event.session())) {
                continue;
            }
            if (System.nanoTime() > deadline) {
                outcome.complete = false;
                break;
            }
            Future<RecordMetadata> ack = producer.send(record(event));
            if (!ack.isDone()) {
                sent.put(event, ack);
            } else if (!outcome.take(event, ack)) {
                // It was not even taken: the next one must not be tried before this one is again.
                break;
            }
        }
        return sent;
    }

    private static void await(Outcome outcome, Map<DomainEvent, Future<RecordMetadata>> sent, long deadline)
            throws InterruptedException {
        for (Map.Entry<DomainEvent, Future<RecordMetadata>> one : sent.entrySet()) {
            Future<RecordMetadata> ack = one.getValue();
            if (isThere(ack, deadline)) {
                outcome.take(one.getKey(), ack);
            } else {
                outcome.complete = false;
            }
        }
    }

    private static boolean isThere(Future<?> answer, long deadline) throws InterruptedException {
        try {
            answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private static ProducerRecord<String, String> record(DomainEvent event) {
        ProducerRecord<String, String> record = new ProducerRecord<>(
                event.topic().address(), null, event.session().value(), event.payload());
        header(record, "event_id", event.id());
        header(record, "tenant", event.tenant().value());
        header(record, "schema_version", DomainEvent.SCHEMA_VERSION);
        event.trace().ifPresent(trace -> header(record, "traceparent", trace));
        return record;
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** What is known of a batch so far. */
    private static final class Outcome {
        private final Set<String> acknowledged = new HashSet<>();
        private final Map<String, String> refused = new HashMap<>();
        private final Set<SessionId> held = new HashSet<>();
        private boolean complete = true;

        /** Of an answer that is there; false if the broker is not. */
        boolean take(DomainEvent event, Future<RecordMetadata> answer) {
            try {
                answer.get();
                acknowledged.add(event.id());
                return true;
            } catch (ExecutionException e) {
                return onFailure(event, e.getCause());
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }

        private boolean onFailure(DomainEvent event, Throwable failure) {
            held.add(event.session());
            if (failure instanceof RecordTooLargeException) {
                refused.put(event.id(), "larger than " + MOST_BYTES + " bytes, or than the topic takes");
                return true;
            }
            complete = false;
            return false;
        }
    }
}
