package dev.voicebox.session.fleet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.voicebox.journal.InMemoryJournal;
import dev.voicebox.journal.Journal;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.Written;
import dev.voicebox.limit.MinuteBudget;
import dev.voicebox.policy.PolicyWork;
import dev.voicebox.resume.Claim;
import dev.voicebox.resume.InMemoryGateway;
import dev.voicebox.resume.InMemorySessions;
import dev.voicebox.resume.NotResumable;
import dev.voicebox.resume.Opened;
import dev.voicebox.resume.ResumeToken;
import dev.voicebox.resume.SessionFacts;
import dev.voicebox.resume.SessionKey;
import dev.voicebox.resume.SessionStates;
import dev.voicebox.resume.StatesUnavailable;
import dev.voicebox.resume.StoredEvent;
import dev.voicebox.resume.Whereabouts;
import dev.voicebox.session.AudioKeeping;
import dev.voicebox.session.Conversations;
import dev.voicebox.session.LocalConversations;
import dev.voicebox.session.Resuming;
import dev.voicebox.session.SessionSettings;
import dev.voicebox.session.SessionWorld;
import dev.voicebox.session.VirtualTime;
import dev.voicebox.session.golden.VirtualExecutor;
import dev.voicebox.wire.ServerEventWriter;

/** Gateways that share the state of their sessions, and one journal. */
final class Fleet {
    final VirtualTime time = new VirtualTime();
    final InMemoryJournal journal = new InMemoryJournal();
    /** Ids of the events that were stored, in order. Of one session at a time. */
    final List<String> stored = new ArrayList<>();
    /** Until something is durable. */
    Duration storage = Duration.ofMillis(5);
    /** While a gateway has claimed a session, and has not taken it up yet. */
    Runnable onClaimed = () -> {};

    private final VirtualExecutor threads = new VirtualExecutor(time);
    private final InMemorySessions shared = new InMemorySessions(threads.clock());
    private final TimedWork work = new TimedWork(time);
    private final Path folder;
    private final Mutant mutant;
    private int gateways;

    /** Ways to be wrong that a test must notice. */
    enum Mutant {
        NONE,
        REPLAYS_ONE_TWICE,
        REPLAYS_ONE_TOO_FEW,
        LEAVES_REMAINS;

        List<StoredEvent> replays(List<StoredEvent> missed) {
            List<StoredEvent> said = new ArrayList<>(missed);
            if (!said.isEmpty() && this == REPLAYS_ONE_TWICE) {
                said.add(said.get(said.size() - 1));
            } else if (!said.isEmpty() && this == REPLAYS_ONE_TOO_FEW) {
                said.remove(0);
            }
            return said;
        }

        Claim.Events claims(Claim.Events events) {
            return this == LEAVES_REMAINS ? new Claim.Events(List.of(), List.of()) : events;
        }
    }

    Fleet(Path folder) {
        this(folder, Mutant.NONE);
    }

    Fleet(Path folder, Mutant mutant) {
        this.folder = folder;
        this.mutant = mutant;
    }

    /** One more server. */
    Gateway gateway() {
        return new Gateway("g" + ++gateways);
    }

    void waits(long ms) {
        time.runUntil(time.nowMs() + ms);
    }

    InMemorySessions shared() {
        return shared;
    }

    /** One server, which may die. */
    final class Gateway {
        final String name;
        final InMemoryGateway states;
        final Conversations conversations;
        private final WatchedLog log;
        private boolean alive = true;

        private Gateway(String name) {
            this.name = name;
            this.states = shared.gateway(name);
            this.log = new WatchedLog(states, stored, mutant);
            SessionWorld world = new SessionWorld(
                    task -> threads.execute(() -> run(task)),
                    threads,
                    threads.clock(),
                    work,
                    tenant -> work,
                    new TimedJournal(name),
                    new AudioKeeping(folder, 1_000_000, threads),
                    arguments -> "0".repeat(64),
                    PolicyWork.OFF,
                    Optional.of(new Resuming(
                            new WatchedStates(states),
                            log,
                            new ServerEventWriter(),
                            InMemorySessions.WINDOW,
                            false,
                            Whereabouts.UNTOLD)));
            this.conversations = new LocalConversations(
                    SessionSettings.DEFAULTS, world, tenant -> new MinuteBudget(6_000, 2_000_000), () -> true);
        }

        /** Nothing of it happens any more, not even its end. */
        void dies() {
            alive = false;
            log.diesAfter(0);
            states.goDeaf();
        }

        /** It writes so many entries more, then it dies. */
        void diesAfter(int entries) {
            log.diesAfter(entries);
            states.goDeaf();
        }

        private void run(Runnable task) {
            if (alive) {
                task.run();
            }
        }
    }

    /** Takes its time. */
    private final class TimedJournal implements Journal {
        private final String gateway;

        private TimedJournal(String gateway) {
            this.gateway = gateway;
        }

        @Override
        public void append(JournalRecord record, Consumer<Written> outcome) {
            time.after(storage, () -> journal.append(record, outcome));
        }

        @Override
        public String gateway() {
            return gateway;
        }
    }

    private final class WatchedStates implements SessionStates {
        private final SessionStates states;

        private WatchedStates(SessionStates states) {
            this.states = states;
        }

        @Override
        public String gateway() {
            return states.gateway();
        }

        @Override
        public Opened begin(SessionKey key, SessionFacts facts) throws StatesUnavailable {
            return states.begin(key, facts);
        }

        @Override
        public Claim claim(SessionKey key, ResumeToken token, String after) throws NotResumable, StatesUnavailable {
            Claim claim = states.claim(key, token, after);
            onClaimed.run();
            return new Claim(
                    claim.lease(), claim.token(), claim.former(), claim.state(), mutant.claims(claim.events()));
        }
    }
}
