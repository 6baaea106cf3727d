package dev.voicebox.inbound.start;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import jakarta.enterprise.context.ApplicationScoped;

import dev.voicebox.inbound.InboundWatch;
import dev.voicebox.inbound.said.Skipped.Reason;

/** Counts what becomes of records, and says each trouble once: whoever writes records could fill the log otherwise. */
@ApplicationScoped
public class InboundLog implements InboundWatch {
    private static final Logger LOG = System.getLogger(InboundLog.class.getName());
    private static final int MOST_LINES = 100;

    private final LongAdder taken = new LongAdder();
    private final Map<Reason, LongAdder> skipped = new EnumMap<>(Reason.class);
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    public InboundLog() {
        for (Reason reason : Reason.values()) {
            skipped.put(reason, new LongAdder());
        }
    }

    @Override
    public void taken() {
        taken.increment();
    }

    @Override
    public void skipped(Reason reason, String message) {
        skipped.get(reason).increment();
        if (isNew(reason + message)) {
            LOG.log(
                    Level.WARNING,
                    "A record of voice.audio.inbound is skipped ({0}): {1}. Others like it are only counted.",
                    reason.word(),
                    message);
        }
    }

    @Override
    public void failed(RuntimeException bug) {
        skipped.get(Reason.REFUSED).increment();
        if (isNew(bug.toString())) {
            LOG.log(Level.ERROR, "A record of voice.audio.inbound could not be handled and is skipped.", bug);
        }
    }

    @Override
    public void waits(String why) {
        if (isNew(why)) {
            LOG.log(Level.WARNING, "Records of voice.audio.inbound wait: {0}.", why);
        }
    }

    /** Records that reached a session of this server. */
    public long takenRecords() {
        return taken.sum();
    }

    public long skippedRecords(Reason reason) {
        return skipped.get(reason).sum();
    }

    private boolean isNew(String line) {
        return said.size() < MOST_LINES && said.add(line);
    }
}
