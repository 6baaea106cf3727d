/**
 * What the journal writes, one record of Java a row. Uses nothing else of VoiceBox. Start with {@link JournalRow}.
 */
package dev.voicebox.persistence.journal.row;
