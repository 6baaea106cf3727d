/**
 * Writes what must outlive its process: sessions, items, tool calls, usage, in batches that may be repeated in any order.
 * Plain JDBC; may use {@code persistence.text}. Start with {@link JournalRows}.
 */
package dev.voicebox.persistence.journal;
