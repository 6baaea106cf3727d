/**
 * When an engine is given up and for how long it is left alone, for the chains of ears and voices. Start with
 * {@link dev.voicebox.speech.failover.FailoverRules}.
 */
package dev.voicebox.speech.failover;
