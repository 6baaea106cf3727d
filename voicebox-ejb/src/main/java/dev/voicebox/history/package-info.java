/**
 * What was said in sessions, open or over, read back from PostgreSQL. May use tenant and persistence. Start with
 * {@link dev.voicebox.history.History}.
 */
package dev.voicebox.history;
