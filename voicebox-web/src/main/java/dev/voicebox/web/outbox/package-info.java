/**
 * Calls of {@code /api/v2} for events that nobody took. May use outbox and refusal; errors are told by {@code web.admin}. Start
 * with {@link dev.voicebox.web.outbox.OutboxResource}.
 */
package dev.voicebox.web.outbox;
