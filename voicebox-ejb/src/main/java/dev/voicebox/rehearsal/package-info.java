/**
 * A conversation that nobody has: before its first caller comes a server goes the way of one itself, so that classes are loaded and
 * connections are there. Nothing of it is kept. May use sessions and what they stand on. Start with
 * {@link dev.voicebox.rehearsal.Rehearsal}.
 */
package dev.voicebox.rehearsal;
