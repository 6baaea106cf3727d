package dev.voicebox.rehearsal;

import java.util.function.Consumer;

import dev.voicebox.journal.Journal;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.Written;
import dev.voicebox.journal.form.RecordForm;

/** Writes everything as it would be written, says that it is kept, and keeps nothing. */
final class Forgetful implements Journal {

    @Override
    public void append(JournalRecord record, Consumer<Written> outcome) {
        outcome.accept(RecordForm.write(record).length > 0 ? Written.DURABLE : Written.REJECTED);
    }
}
