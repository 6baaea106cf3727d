/** Records of the journal as lines of JSON, for the log on disk and for Redis. Start with {@link dev.voicebox.journal.form.RecordForm}. */
package dev.voicebox.journal.form;
