/**
 * Which provider answers when one does not: deadlines, the next one, the hedge. Owns one answer over several providers and
 * what observers hear of it; may use language and breakers. Start with {@link dev.voicebox.language.failover.FailoverModel}.
 */
package dev.voicebox.language.failover;
