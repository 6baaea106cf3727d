/**
 * Kafka, when it is switched on: nothing of its client is loaded before. Start with {@link
 * dev.voicebox.outbox.kafka.KafkaSink}.
 */
package dev.voicebox.outbox.kafka;
