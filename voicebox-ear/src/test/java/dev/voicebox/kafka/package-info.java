/**
 * The way of events from the outbox to a real broker, in processes that are killed. Runs where the build holds a broker: {@code
 * mvn verify -Dvoicebox.kafka.enabled=true}. Start with {@link dev.voicebox.kafka.KafkaRelayTest}.
 */
package dev.voicebox.kafka;
