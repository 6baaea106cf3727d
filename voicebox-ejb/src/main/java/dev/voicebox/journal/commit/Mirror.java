package dev.voicebox.journal.commit;

import java.util.List;

/** A copy of the log that another server can reach when this one and its disk are gone. */
public interface Mirror {
    Mirror NONE = new Mirror() {
        @Override
        public Runnable append(List<byte[]> forms) {
            return () -> {};
        }

        @Override
        public void clear() {
            // holds nothing
        }
    };

    /**
     * Begins to copy, in the order of calls. Does not wait and does not fail.
     *
     * @return waits until it is copied, or will not be, or has taken too long
     */
    Runnable append(List<byte[]> forms);

    /** All that was appended so far is in the database. */
    void clear();
}
