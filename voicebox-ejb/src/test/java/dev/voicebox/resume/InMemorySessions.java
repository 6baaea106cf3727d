package dev.voicebox.resume;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The shared state of all gateways of a test, on the time of the test. Keeps the contract that the one in Redis keeps. */
public final class InMemorySessions {
    /** As the settings have it. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    public static final Duration ALIVE = Duration.ofSeconds(30);

    private final Clock clock;
    private final Duration window;
    private final Map<SessionKey, StoredSession> sessions = new HashMap<>();
    private final Map<SessionKey, Instant> beats = new HashMap<>();
    private final Set<SessionKey> ended = new HashSet<>();
    private final List<InMemoryGateway> gateways = new ArrayList<>();
    private boolean away;

    public InMemorySessions(Clock clock) {
        this(clock, WINDOW);
    }

    public InMemorySessions(Clock clock, Duration window) {
        this.clock = clock;
        this.window = window;
    }

    /** Another server. */
    public InMemoryGateway gateway(String name) {
        InMemoryGateway gateway = new InMemoryGateway(name, this);
        gateways.add(gateway);
        return gateway;
    }

    /** From now on nothing is taken and nothing answers. */
    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    /** It comes back empty. */
    public void forgetAll() {
        sessions.clear();
        beats.clear();
    }

    /** Whether anything of the session is left. */
    public boolean holds(SessionKey key) {
        return sessions.containsKey(key);
    }

    /** Sessions without a living owner for longer than the window: each is told once. */
    public List<SessionKey> sweep() {
        Instant last = clock.instant().minus(ALIVE).minus(window);
        List<SessionKey> over = beats.entrySet().stream()
                .filter(beat -> beat.getValue().isBefore(last))
                .map(Map.Entry::getKey)
                .toList();
        over.forEach(this::remove);
        return over;
    }

    boolean isAway() {
        return away;
    }

    Optional<StoredSession> find(SessionKey key) {
        return Optional.ofNullable(sessions.get(key));
    }

    /** What {@code forgetAll} took is put back by its owner; what another gateway or a sweeper has ended is not. */
    boolean restore(Lease lease, StoredSession remembered) {
        if (ended.contains(lease.key())) {
            return false;
        }
        remembered.forgetEvents();
        sessions.put(lease.key(), remembered);
        beat(lease.key());
        return true;
    }

    void begin(SessionKey key, StoredSession session) {
        if (sessions.putIfAbsent(key, session) != null) {
            throw new IllegalStateException("the id of a session was made twice");
        }
        beat(key);
    }

    void beat(SessionKey key) {
        beats.put(key, clock.instant());
    }

    void remove(SessionKey key) {
        sessions.remove(key);
        beats.remove(key);
        ended.add(key);
    }

    /** Wakes who had it. */
    void tellClaimed(Lease lease, String owner) {
        gateways.forEach(gateway -> gateway.onClaimed(lease, owner));
    }
}
