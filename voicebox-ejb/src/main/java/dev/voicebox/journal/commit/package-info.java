/**
 * How records get into the database: in batches, within a deadline, over the log on disk when it is missed. Start with {@link
 * dev.voicebox.journal.commit.GroupCommit}.
 */
package dev.voicebox.journal.commit;
