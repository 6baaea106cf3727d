/**
 * Closes the sessions of servers that are gone. May use the tables and Redis of persistence. Start with {@link
 * dev.voicebox.journal.lost.LostSessions}.
 */
package dev.voicebox.journal.lost;
