package dev.voicebox.resume.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.voicebox.persistence.redis.RedisUnavailable;
import dev.voicebox.persistence.redis.session.SessionStateStore;
import dev.voicebox.persistence.redis.session.SessionWrite;
import dev.voicebox.persistence.redis.session.WriteOutcome;
import dev.voicebox.resume.Appended;
import dev.voicebox.resume.ResumeMeter;
import dev.voicebox.resume.ResumeSettings;
import dev.voicebox.resume.owned.OwnedSession;
import dev.voicebox.resume.owned.OwnedSessions;

/** Does what waits: writes of all sessions in one trip, and what stands alone after it. For the thread of the log. */
final class LogWriter {

    private final OwnedSessions owned;
    private final LogStores stores;
    private final StateForm form;
    private final ResumeSettings settings;
    private final Contact contact;
    private final ResumeMeter meter;
    private final AloneSteps alone;
    private final Restoring restoring;

    LogWriter(Parts parts, Contact contact, ResumeMeter meter) {
        this.owned = parts.owned();
        this.stores = parts.stores();
        this.form = parts.form();
        this.settings = parts.settings();
        this.contact = contact;
        this.meter = meter;
        this.restoring = new Restoring(parts, contact);
        this.alone = new AloneSteps(parts, contact, restoring);
    }

    /**
     * What it is made of.
     *
     * @param gateway name of this one
     */
    record Parts(String gateway, OwnedSessions owned, LogStores stores, StateForm form, ResumeSettings settings) {}

    void process(List<LogEntry> entries) {
        SessionSteps waiting = new SessionSteps(entries);
        while (!waiting.isOver()) {
            List<PendingWrite> writes = new ArrayList<>();
            List<LogEntry> others = new ArrayList<>();
            for (List<LogEntry> step : waiting.next()) {
                if (step.get(0).isWritten()) {
                    pending(step).ifPresent(writes::add);
                } else {
                    others.addAll(step);
                }
            }
            write(writes);
            others.forEach(entry -> entry.accept(alone));
        }
    }

    /** Writes some of what could not be written, if it can be now. */
    void restore() {
        contact.tick();
        restoring.some();
    }

    /** Whether something is to be {@link #restore restored}. */
    boolean isBehind() {
        return restoring.isNeeded();
    }

    /** Of entries of a session that is not here any more, or was here before, nothing is taken. */
    private Optional<PendingWrite> pending(List<LogEntry> step) {
        PendingWrite write = null;
        for (LogEntry entry : step) {
            Optional<OwnedSession> session = owned.find(entry.lease());
            if (session.isEmpty()) {
                refuse(entry);
            } else {
                write = write == null ? new PendingWrite(session.get(), form) : write;
                entry.accept(write);
            }
        }
        return Optional.ofNullable(write);
    }

    private void refuse(LogEntry entry) {
        meter.staleWrites(1);
        if (entry instanceof LogEntry.Append append) {
            append.then().accept(Appended.FENCED);
        }
    }

    private void write(List<PendingWrite> writes) {
        contact.tick();
        List<PendingWrite> whole = new ArrayList<>();
        for (PendingWrite write : writes) {
            if (write.isWhole() && !contact.isAway()) {
                whole.add(write);
            } else {
                leave(write);
            }
        }
        if (!whole.isEmpty()) {
            trip(whole);
        }
    }

    private void trip(List<PendingWrite> writes) {
        long before = contact.now();
        try {
            List<WriteOutcome> outcomes = ask(writes);
            meter.trip(Duration.ofNanos(contact.now() - before));
            for (int i = 0; i < writes.size(); i++) {
                tell(writes.get(i), outcomes.get(i));
            }
            if (outcomes.contains(WriteOutcome.REFUSED) && !stores.prompt().takesWrites()) {
                contact.lost("it takes no writes, as when its memory is full");
            }
        } catch (RedisUnavailable e) {
            contact.lost(e.getMessage());
            writes.forEach(this::leave);
        }
    }

    /**
     * Who stood still, before it asked or while it waited, may have lost its sessions: then it is worth waiting for the answer,
     * and asking twice. A write that is asked for twice counts once.
     */
    private List<WriteOutcome> ask(List<PendingWrite> writes) {
        List<SessionWrite> words = writes.stream().map(PendingWrite::toWrite).toList();
        SessionStateStore store = isDoubtful(writes) ? stores.patient() : stores.prompt();
        try {
            return store.append(words, settings.events(), settings.window());
        } catch (RedisUnavailable e) {
            contact.tick();
            if (!isDoubtful(writes)) {
                throw e;
            }
            return stores.patient().append(words, settings.events(), settings.window());
        }
    }

    private boolean isDoubtful(List<PendingWrite> writes) {
        return writes.stream().anyMatch(write -> contact.isDoubtful(write.session()));
    }

    private void tell(PendingWrite write, WriteOutcome outcome) {
        OwnedSession session = write.session();
        switch (outcome) {
            case OK -> {
                write.taken(contact.now());
                write.tell(Appended.APPENDED);
            }
            case FENCED -> fence(write);
            case GONE -> {
                if (contact.isDoubtful(session)) {
                    fence(write);
                } else {
                    leave(write);
                }
            }
            case STEP, REFUSED -> leave(write);
        }
    }

    private void fence(PendingWrite write) {
        meter.staleWrites(write.tell(Appended.FENCED));
        owned.lose(write.session());
    }

    /** It is remembered, and written with everything else when that is possible. */
    private void leave(PendingWrite write) {
        owned.markUnwritten(write.session());
        meter.unkept(write.tell(Appended.UNKEPT));
    }
}
