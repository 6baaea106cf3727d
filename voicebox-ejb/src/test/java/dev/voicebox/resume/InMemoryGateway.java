package dev.voicebox.resume;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.voicebox.journal.EndReason;

/** One gateway of {@link InMemorySessions}. Its log answers at once, unless the test {@link #hold holds} it. */
public final class InMemoryGateway implements SessionStates, EventLog {
    private final String name;
    private final InMemorySessions shared;
    private final Map<SessionKey, Lease> mine = new HashMap<>();
    private final Map<SessionKey, StoredSession> copies = new HashMap<>();
    private final List<Consumer<Lease>> listeners = new ArrayList<>();
    private final Deque<Runnable> held = new ArrayDeque<>();
    private boolean holding;
    private boolean deaf;
    private int tokens;

    InMemoryGateway(String name, InMemorySessions shared) {
        this.name = name;
        this.shared = shared;
    }

    /** From now on the log takes everything and does nothing: it is slow, or its gateway stands still. */
    public void hold() {
        holding = true;
    }

    /** Does what was held, in order, and goes on at once; what the shared state has lost is written again. */
    public void flush() {
        holding = false;
        while (!held.isEmpty()) {
            held.removeFirst().run();
        }
        if (!shared.isAway()) {
            leases().forEach(this::stored);
        }
    }

    /** Hears nothing of claims by others any more, as when the notice of one is lost. */
    public void goDeaf() {
        deaf = true;
    }

    /** The sessions that it says live. */
    public List<Lease> leases() {
        return List.copyOf(mine.values());
    }

    /** Says that its sessions live; finds out which do not. */
    public void beat() {
        if (!shared.isAway()) {
            leases().forEach(lease ->
                    stored(lease).ifPresentOrElse(session -> shared.beat(lease.key()), () -> lose(lease)));
        }
    }

    @Override
    public String gateway() {
        return name;
    }

    @Override
    public Opened begin(SessionKey key, SessionFacts facts) throws StatesUnavailable {
        reach();
        StoredSession session = new StoredSession();
        session.owner = name;
        session.token = nextToken();
        session.facts = facts;
        shared.begin(key, session);
        Lease lease = own(new Lease(key, 1), session);
        return new Opened(lease, session.token);
    }

    @Override
    public Claim claim(SessionKey key, ResumeToken token, String after) throws NotResumable, StatesUnavailable {
        reach();
        StoredSession session = shared.find(key)
                .filter(one -> one.knows(token))
                .orElseThrow(() -> new NotResumable(NotResumable.Reason.UNKNOWN));
        List<StoredEvent> unseen = session.behind(after).orElseThrow(() -> new NotResumable(NotResumable.Reason.GAP));
        String former = session.owner;
        session.epoch++;
        if (!former.equals(name)) {
            session.owner = name;
            session.since = session.epoch;
        }
        session.rotate(token, nextToken());
        shared.beat(key);
        Lease lease = own(new Lease(key, session.epoch), session);
        shared.tellClaimed(lease, name);
        return new Claim(
                lease,
                session.token,
                new Claim.Former(former, session.since),
                new Claim.State(session.facts, session.items.items(), session.items.older()),
                new Claim.Events(unseen, session.answer()));
    }

    @Override
    public void append(Lease lease, StoredEvent event, Keeping keeping, Consumer<Appended> then) {
        inOrder(() -> {
            if (shared.isAway()) {
                // The copy is the session itself: so it is as if Redis had been written again when it is back.
                copy(lease).ifPresent(session -> session.missed(event, keeping));
                then.accept(Appended.UNKEPT);
                return;
            }
            Optional<StoredSession> session = stored(lease);
            session.ifPresentOrElse(one -> one.add(event, keeping), () -> lose(lease));
            then.accept(session.isPresent() ? Appended.APPENDED : Appended.FENCED);
        });
    }

    @Override
    public void note(Lease lease, StateChange change) {
        inOrder(() -> (shared.isAway() ? copy(lease) : stored(lease)).ifPresent(session -> session.change(change)));
    }

    @Override
    public void replay(Lease lease, String after, Consumer<Optional<List<StoredEvent>>> then) {
        inOrder(() -> then.accept(
                shared.isAway() ? Optional.empty() : stored(lease).flatMap(session -> session.behind(after))));
    }

    @Override
    public void end(Lease lease, EndReason why) {
        inOrder(() -> {
            stored(lease).ifPresent(session -> shared.remove(lease.key()));
            disown(lease);
        });
    }

    @Override
    public void release(Lease lease) {
        inOrder(() -> disown(lease));
    }

    @Override
    public void onLost(Consumer<Lease> listener) {
        listeners.add(listener);
    }

    void onClaimed(Lease lease, String owner) {
        Lease here = mine.get(lease.key());
        if (!deaf && here != null && !owner.equals(name) && here.epoch() < lease.epoch()) {
            lose(here);
        }
    }

    private Lease own(Lease lease, StoredSession session) {
        Lease here = mine.get(lease.key());
        if (here != null && here.epoch() < session.since) {
            lose(here);
        }
        mine.put(lease.key(), lease);
        copies.put(lease.key(), session);
        return lease;
    }

    private void disown(Lease lease) {
        Lease here = mine.get(lease.key());
        if (here != null && here.epoch() <= lease.epoch()) {
            mine.remove(lease.key());
            copies.remove(lease.key());
        }
    }

    private Optional<StoredSession> stored(Lease lease) {
        StoredSession copy = copies.get(lease.key());
        if (!shared.holds(lease.key()) && mine.containsKey(lease.key())) {
            shared.restore(lease, copy);
        }
        return shared.find(lease.key()).filter(session -> session.owner.equals(name) && session.accepts(lease));
    }

    private Optional<StoredSession> copy(Lease lease) {
        return Optional.ofNullable(copies.get(lease.key())).filter(session -> session.owner.equals(name));
    }

    private void lose(Lease lease) {
        Lease here = mine.get(lease.key());
        if (here != null && here.epoch() <= lease.epoch()) {
            disown(here);
            listeners.forEach(listener -> listener.accept(here));
        }
    }

    private void inOrder(Runnable step) {
        if (holding) {
            held.addLast(step);
        } else {
            step.run();
        }
    }

    private void reach() throws StatesUnavailable {
        if (shared.isAway()) {
            throw new StatesUnavailable(null);
        }
    }

    private ResumeToken nextToken() {
        return new ResumeToken("rt_" + name + "_" + ++tokens);
    }
}
