package dev.voicebox.resume.log;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import dev.voicebox.persistence.redis.RedisUnavailable;
import dev.voicebox.persistence.redis.session.SessionRemembered;
import dev.voicebox.persistence.redis.session.SessionStateStore.Beat;
import dev.voicebox.persistence.redis.session.WriteOutcome;
import dev.voicebox.resume.Lease;
import dev.voicebox.resume.owned.OwnedSession;
import dev.voicebox.resume.owned.OwnedSessions;

/** Makes good what Redis did not take: writes sessions as their owner remembers them, and says which have ended. */
final class Restoring {
    /** So that events do not wait long behind it. */
    private static final int AT_ONCE = 32;

    private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();
    /** A server that is full is not to be asked again and again with all that there is. */
    private static final long REFUSED_PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    /** Ends that Redis has not heard of. What is beyond goes by itself when its time is over. */
    private static final int MOST_ENDS = 10_000;

    private final String gateway;
    private final OwnedSessions owned;
    private final LogStores stores;
    private final Remembered remembered;
    private final Contact contact;
    private final Deque<Lease> untoldEnds = new ArrayDeque<>();
    private long nextAt;

    Restoring(LogWriter.Parts parts, Contact contact) {
        this.gateway = parts.gateway();
        this.owned = parts.owned();
        this.stores = parts.stores();
        this.remembered =
                new Remembered(parts.form(), parts.gateway(), parts.settings().window());
        this.contact = contact;
        this.nextAt = contact.now();
    }

    boolean isNeeded() {
        return contact.isAway() || owned.hasUnwritten() || !untoldEnds.isEmpty();
    }

    /** The session is over here; Redis is told now, or when it is there again. */
    void end(Lease lease) {
        untoldEnds.add(lease);
        if (untoldEnds.size() > MOST_ENDS) {
            untoldEnds.remove();
        }
        if (!contact.isAway()) {
            try {
                tellEnds();
            } catch (RedisUnavailable e) {
                contact.lost(e.getMessage());
            }
        }
    }

    /** Some of it, if it is time for that. */
    void some() {
        if (!isNeeded() || contact.now() - nextAt < 0 || contact.isAway() && !contact.isToBeAsked()) {
            return;
        }
        nextAt = contact.now() + PAUSE_NANOS;
        if (contact.isAway() && !stores.prompt().takesWrites()) {
            contact.lost("it does not answer, or takes no writes, as when its memory is full");
            makeRoom();
            return;
        }
        List<OwnedSession> sessions = taken();
        try {
            sessions.stream().filter(contact::isDoubtful).forEach(this::ask);
            write(sessions);
            tellEnds();
            contact.found();
        } catch (RedisUnavailable e) {
            contact.lost(e.getMessage());
        } finally {
            sessions.stream().filter(OwnedSession::isUnwritten).forEach(owned::putBack);
        }
    }

    /** What is over needs no memory, and gives some back. */
    private void makeRoom() {
        try {
            tellEnds();
        } catch (RedisUnavailable e) {
            contact.lost(e.getMessage());
        }
    }

    private List<OwnedSession> taken() {
        List<OwnedSession> sessions = new ArrayList<>();
        Optional<OwnedSession> next = owned.takeUnwritten();
        while (next.isPresent()) {
            sessions.add(next.get());
            next = sessions.size() < AT_ONCE ? owned.takeUnwritten() : Optional.empty();
        }
        return sessions;
    }

    /** Who stood still asks whether the session is still its own, before it writes over what another gateway may have written. */
    private void ask(OwnedSession session) {
        Beat beat = new Beat(StateForm.address(session.key()), session.lease().epoch(), gateway);
        switch (stores.patient().beat(List.of(beat), remembered.window()).get(0)) {
            case OK -> session.heard(contact.now());
            case FENCED, GONE -> owned.lose(session);
            case STEP, REFUSED -> {}
        }
    }

    private void write(List<OwnedSession> sessions) {
        List<OwnedSession> written = new ArrayList<>();
        List<SessionRemembered> words = new ArrayList<>();
        for (OwnedSession session : sessions) {
            if (!contact.isDoubtful(session)) {
                remembered.of(session).ifPresent(all -> {
                    written.add(session);
                    words.add(all);
                });
            }
        }
        List<WriteOutcome> outcomes = stores.prompt().restore(words);
        for (int i = 0; i < outcomes.size(); i++) {
            tell(written.get(i), words.get(i).counts().version(), outcomes.get(i));
        }
    }

    private void tell(OwnedSession session, long version, WriteOutcome outcome) {
        switch (outcome) {
            case OK -> {
                session.memory().written(version);
                session.heard(contact.now());
                session.markWritten();
            }
            case FENCED -> owned.lose(session);
            case GONE, STEP, REFUSED -> nextAt = contact.now() + REFUSED_PAUSE_NANOS;
        }
    }

    private void tellEnds() {
        while (!untoldEnds.isEmpty()) {
            Lease lease = untoldEnds.peek();
            if (stores.prompt().end(StateForm.address(lease.key()), lease.epoch()) != WriteOutcome.FENCED) {
                stores.living().forget(StateForm.address(lease.key()));
            }
            untoldEnds.remove();
        }
    }
}
