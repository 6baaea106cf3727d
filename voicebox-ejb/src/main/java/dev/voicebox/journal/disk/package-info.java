/**
 * The log on disk: records that the database has not committed yet, synced before they count. Knows bytes, no records. Start
 * with {@link dev.voicebox.journal.disk.LocalLog}.
 */
package dev.voicebox.journal.disk;
