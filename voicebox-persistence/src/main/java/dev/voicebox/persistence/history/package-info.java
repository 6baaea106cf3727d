/**
 * Reads what the journal has written: sessions, their items, and words in them. Plain JDBC; may use {@code persistence.text}.
 * Start with {@link HistoryRows}.
 */
package dev.voicebox.persistence.history;
