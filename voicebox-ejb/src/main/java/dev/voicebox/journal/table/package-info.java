/** Records of the journal as rows of the database. Start with {@link dev.voicebox.journal.table.DatabaseTables}. */
package dev.voicebox.journal.table;
