package dev.voicebox.journal.commit;

import java.time.Duration;

/** Passes on what it is told to whoever watches by now. */
final class RelayedMeter implements JournalMeter {
    private volatile JournalMeter watch = NONE;

    void relayTo(JournalMeter wanted) {
        watch = wanted;
    }

    @Override
    public void appended(Path path, int records) {
        watch.appended(path, records);
    }

    @Override
    public void refused(int records) {
        watch.refused(records);
    }

    @Override
    public void committed(Duration took) {
        watch.committed(took);
    }
}
