package dev.voicebox.journal.commit;

import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.Written;
import dev.voicebox.journal.form.RecordForm;
import dev.voicebox.privacy.Redacted;

/**
 * A record that nobody has made durable yet.
 *
 * @param form as it is written to the log
 */
record Pending(JournalRecord record, byte[] form, Consumer<Written> outcome) {
    private static final Logger LOG = Logger.getLogger(Pending.class.getName());

    static Pending of(JournalRecord record, Consumer<Written> outcome) {
        return new Pending(record, RecordForm.write(record), outcome);
    }

    /** Whoever appended it may be gone. */
    void tell(Written written) {
        try {
            outcome.accept(written);
        } catch (RuntimeException nobodyListens) {
            LOG.log(Level.WARNING, "journal: nobody heard what became of a record", nobodyListens);
        }
    }

    static List<JournalRecord> records(List<Pending> batch) {
        return batch.stream().map(Pending::record).toList();
    }

    static List<byte[]> forms(List<Pending> batch) {
        return batch.stream().map(Pending::form).toList();
    }

    @Override
    public String toString() {
        return "Pending[" + record + ", " + Redacted.bytes(form) + ", " + outcome + "]";
    }
}
