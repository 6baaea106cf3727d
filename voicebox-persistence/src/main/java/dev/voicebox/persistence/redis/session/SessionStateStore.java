package dev.voicebox.persistence.redis.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.RedisKeys;
import dev.voicebox.persistence.redis.RedisScript;
import dev.voicebox.persistence.redis.RedisUnavailable;

/**
 * The state of sessions. One writer at a time: every call of an owner carries the epoch of its lease, and one with an epoch that
 * no longer counts changes nothing. Each call ends within the time limits of the connection, and throws
 * {@link RedisUnavailable} when it is not known what became of it. Time is that of the servers.
 */
public final class SessionStateStore {
    private static final RedisScript BEGIN = RedisScript.of("session/common", "session/begin");
    private static final RedisScript CLAIM = RedisScript.of("session/common", "session/claim");
    private static final RedisScript APPEND = RedisScript.of("session/common", "session/append");
    private static final RedisScript REPLAY = RedisScript.of("session/common", "session/replay");
    private static final RedisScript BEAT = RedisScript.of("session/common", "session/beat");
    private static final RedisScript END = RedisScript.of("session/common", "session/end");
    private static final RedisScript RESTORE = RedisScript.of("session/common", "session/restore");
    private static final RedisScript SWEEP = RedisScript.of("session/common", "session/sweep");

    private final RedisConnection redis;
    private final ScriptRunner scripts;

    /** A claim of a gateway. {@code shown}: hashes that the token of the client may have, one a master key. */
    public record Claiming(String gateway, List<String> shown, String nextHash, String after) {
        public Claiming {
            shown = List.copyOf(shown);
        }

        @Override
        public String toString() {
            return "Claiming[" + gateway + ", " + shown.size() + " hashes, after " + after + "]";
        }
    }

    /** The owner lives. */
    public record Beat(SessionAddress session, long epoch, String gateway) {}

    /** What a sweeper has found. {@code age}: since the last sign of life. */
    public record Swept(Found found, Duration age) {
        public enum Found {
            /** Everything of it is gone now. */
            OVER,
            /** Nothing of it was left. */
            MISSING,
            /** It is owned, or may still be resumed. */
            YOUNG
        }
    }

    public SessionStateStore(RedisConnection redis) {
        this.redis = redis;
        this.scripts = new ScriptRunner(redis);
    }

    /** Whether Redis answers now, in time, and takes writes. */
    public boolean takesWrites() {
        return redis.takesWrites();
    }

    /** Whether it has begun; not when there is one under this name. */
    public boolean begin(SessionAddress session, SessionStart start) {
        Object answer = scripts.run(new ScriptCall(
                BEGIN,
                session.keys(),
                List.of(
                        start.gateway(),
                        start.tokenHash(),
                        start.config(),
                        millis(start.began()),
                        millis(start.expires()),
                        millis(RedisKeys.SESSION_ALIVE),
                        kept(start.window()))));
        return "OK".equals(answer);
    }

    /** Takes the session from whoever has it, if the token is its own and what the client has not seen is known. */
    public ClaimedState.Answer claim(SessionAddress session, Claiming claim) {
        List<String> arguments = new ArrayList<>(
                List.of(claim.gateway(), claim.nextHash(), claim.after(), millis(RedisKeys.SESSION_ALIVE)));
        arguments.addAll(claim.shown());
        return ClaimedState.read(scripts.run(new ScriptCall(CLAIM, session.keys(), arguments)));
    }

    /**
     * In one trip; at most one write a session.
     *
     * @param mostEvents that a stream keeps, or a few more
     */
    public List<WriteOutcome> append(List<SessionWrite> writes, long mostEvents, Duration window) {
        return outcomes(writes.stream()
                .map(write -> {
                    List<String> arguments = new ArrayList<>(List.of(
                            number(write.epoch()),
                            number(write.from()),
                            number(write.to()),
                            number(mostEvents),
                            kept(window)));
                    arguments.addAll(write.operations());
                    return new ScriptCall(APPEND, write.session().keys(), arguments);
                })
                .toList());
    }

    /** What is kept behind an event; empty if that is not known, or the epoch does not count. */
    public Optional<List<KeptEvent>> replay(SessionAddress session, long epoch, String after) {
        List<?> told = (List<?>) scripts.run(new ScriptCall(REPLAY, session.keys(), List.of(number(epoch), after)));
        return "OK".equals(told.get(0)) ? Optional.of(KeptEvent.all((List<?>) told.get(1))) : Optional.empty();
    }

    /** In one trip. */
    public List<WriteOutcome> beat(List<Beat> beats, Duration window) {
        return outcomes(beats.stream()
                .map(beat -> new ScriptCall(
                        BEAT,
                        beat.session().keys(),
                        List.of(number(beat.epoch()), beat.gateway(), millis(RedisKeys.SESSION_ALIVE), kept(window))))
                .toList());
    }

    /** Nothing of it is left, unless another gateway owns it. */
    public WriteOutcome end(SessionAddress session, long epoch) {
        return WriteOutcome.of(scripts.run(
                new ScriptCall(END, session.keys(), List.of(number(epoch), millis(RedisKeys.SESSION_GONE)))));
    }

    /** In one trip: what their owners remember is true from now on. What ended elsewhere is fenced. */
    public List<WriteOutcome> restore(List<SessionRemembered> sessions) {
        return outcomes(sessions.stream().map(SessionStateStore::restoring).toList());
    }

    /** Ends a session that nobody has said lives, for longer than it may be resumed. */
    public Swept sweep(SessionAddress session, Duration window) {
        Duration most = window.plus(RedisKeys.SESSION_ALIVE);
        List<?> told = (List<?>) scripts.run(new ScriptCall(SWEEP, session.keys(), List.of(millis(most))));
        return new Swept(Swept.Found.valueOf((String) told.get(0)), Duration.ofMillis((Long) told.get(1)));
    }

    /** Whether it is owned, or may still be resumed. */
    public boolean holds(SessionAddress session) {
        return redis.ask(client -> client.exists(session.keys().get(0)));
    }

    private static ScriptCall restoring(SessionRemembered one) {
        SessionStart start = one.start();
        SessionRemembered.Counts counts = one.counts();
        List<String> arguments = new ArrayList<>(List.of(
                number(one.epoch()),
                number(one.since()),
                number(counts.version()),
                start.gateway(),
                start.tokenHash()));
        arguments.addAll(List.of(
                start.config(),
                millis(start.began()),
                millis(start.expires()),
                millis(RedisKeys.SESSION_ALIVE),
                kept(start.window())));
        arguments.addAll(List.of(
                number(counts.events()),
                number(counts.open()),
                number(counts.openFrom()),
                one.items().older() ? "1" : "0",
                one.lastEvent()));
        arguments.add(number(one.items().bodies().size()));
        one.items().bodies().forEach(body -> arguments.addAll(List.of(body.id(), body.text())));
        one.said()
                .forEach(event ->
                        arguments.addAll(List.of(number(event.place()), event.id(), event.type(), event.json())));
        return new ScriptCall(RESTORE, one.session().keys(), arguments);
    }

    private List<WriteOutcome> outcomes(List<ScriptCall> calls) {
        return calls.isEmpty()
                ? List.of()
                : scripts.runAll(calls).stream().map(WriteOutcome::of).toList();
    }

    private static String kept(Duration window) {
        return millis(window.plus(RedisKeys.SESSION_SPARE));
    }

    private static String millis(Duration time) {
        return number(time.toMillis());
    }

    private static String millis(Instant at) {
        return number(at.toEpochMilli());
    }

    private static String number(long value) {
        return Long.toString(value);
    }
}
