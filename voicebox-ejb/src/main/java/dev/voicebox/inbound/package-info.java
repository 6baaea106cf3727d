/**
 * Conversations over Kafka: what callers say comes in as records, and goes to ordinary sessions; what becomes of it leaves by
 * the outbox. All of it but {@link dev.voicebox.inbound.TalkChannel} and {@link
 * dev.voicebox.inbound.RememberedTenants} belongs to the thread of one worker. Start with {@link
 * dev.voicebox.inbound.InboundWorker}.
 */
package dev.voicebox.inbound;
