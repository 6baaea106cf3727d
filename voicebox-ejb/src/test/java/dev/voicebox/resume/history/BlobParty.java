package dev.voicebox.resume.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.journal.EndReason;
import dev.voicebox.resume.Appended;
import dev.voicebox.resume.Claim;
import dev.voicebox.resume.EventLog;
import dev.voicebox.resume.Keeping;
import dev.voicebox.resume.Lease;
import dev.voicebox.resume.NotResumable;
import dev.voicebox.resume.Opened;
import dev.voicebox.resume.ResumeToken;
import dev.voicebox.resume.SessionFacts;
import dev.voicebox.resume.SessionKey;
import dev.voicebox.resume.SessionStates;
import dev.voicebox.resume.StateChange;
import dev.voicebox.resume.StoredEvent;

/** One that is wrong, as a careless one would be: it reads the whole session, changes it, and writes it back a little later. */
final class BlobParty implements Party, SessionStates, EventLog {
    private final String name;
    private final Map<SessionKey, Blob> shared;
    private final VirtualSteps time;
    private final Random random;
    private final List<Runnable> held = new ArrayList<>();
    private boolean frozen;

    record Blob(long epoch, String owner, SessionFacts facts, List<StoredEvent> events) {
        Blob saying(StoredEvent event) {
            List<StoredEvent> all = new ArrayList<>(events);
            all.add(event);
            return new Blob(epoch, owner, facts, all);
        }

        Blob configured(ObjectNode config) {
            return new Blob(epoch, owner, facts.with(config), events);
        }
    }

    BlobParty(String name, Map<SessionKey, Blob> shared, VirtualSteps time, Random random) {
        this.name = name;
        this.shared = shared;
        this.time = time;
        this.random = random;
    }

    static Map<SessionKey, Blob> nothing() {
        return new HashMap<>();
    }

    private void change(SessionKey key, UnaryOperator<Blob> change, Runnable then) {
        Runnable work = () -> {
            Blob changed = change.apply(shared.get(key));
            time.in(Duration.ofMillis(1 + random.nextInt(5)), () -> {
                shared.put(key, changed);
                then.run();
            });
        };
        if (frozen) {
            held.add(work);
        } else {
            work.run();
        }
    }

    @Override
    public Opened begin(SessionKey key, SessionFacts facts) {
        shared.put(key, new Blob(1, name, facts, List.of()));
        return new Opened(new Lease(key, 1), new ResumeToken("any"));
    }

    @Override
    public Claim claim(SessionKey key, ResumeToken token, String after) throws NotResumable {
        Blob blob = shared.get(key);
        List<String> ids = blob.events().stream().map(StoredEvent::id).toList();
        if (after != null && !ids.contains(after)) {
            throw new NotResumable(NotResumable.Reason.GAP);
        }
        long epoch = blob.epoch() + 1;
        shared.put(key, new Blob(epoch, name, blob.facts(), blob.events()));
        return new Claim(
                new Lease(key, epoch),
                token,
                new Claim.Former(blob.owner(), blob.owner().equals(name) ? 1 : epoch),
                new Claim.State(blob.facts(), List.of(), false),
                new Claim.Events(blob.events().subList(ids.indexOf(after) + 1, ids.size()), List.of()));
    }

    @Override
    public void append(Lease lease, StoredEvent event, Keeping keeping, Consumer<Appended> then) {
        change(lease.key(), blob -> blob.saying(event), () -> then.accept(Appended.APPENDED));
    }

    @Override
    public void note(Lease lease, StateChange change) {
        change(lease.key(), blob -> blob.configured(((StateChange.ConfigChanged) change).config()), () -> {});
    }

    @Override
    public void replay(Lease lease, String after, Consumer<Optional<List<StoredEvent>>> then) {
        List<StoredEvent> events = shared.get(lease.key()).events();
        List<String> ids = events.stream().map(StoredEvent::id).toList();
        then.accept(
                after == null || ids.contains(after)
                        ? Optional.of(events.subList(ids.indexOf(after) + 1, ids.size()))
                        : Optional.empty());
    }

    @Override
    public void end(Lease lease, EndReason why) {
        shared.remove(lease.key());
    }

    @Override
    public void release(Lease lease) {}

    @Override
    public void onLost(Consumer<Lease> listener) {}

    @Override
    public String gateway() {
        return name;
    }

    @Override
    public SessionStates states() {
        return this;
    }

    @Override
    public EventLog log() {
        return this;
    }

    @Override
    public void freeze() {
        frozen = true;
    }

    @Override
    public void thaw() {
        frozen = false;
        held.forEach(Runnable::run);
        held.clear();
    }

    @Override
    public boolean isFrozen() {
        return frozen;
    }

    @Override
    public void goDeaf() {}
}
