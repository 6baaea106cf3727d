/** Records out of Kafka, when it is switched on. Start with {@link dev.voicebox.inbound.kafka.KafkaSource}. */
package dev.voicebox.inbound.kafka;
