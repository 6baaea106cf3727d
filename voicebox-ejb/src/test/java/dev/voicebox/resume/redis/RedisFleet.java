package dev.voicebox.resume.redis;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import dev.voicebox.access.MasterKey;
import dev.voicebox.access.notice.Notice;
import dev.voicebox.access.notice.Notices;
import dev.voicebox.persistence.embedded.EmbeddedRedis;
import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.session.LivingSessions;
import dev.voicebox.persistence.redis.session.SessionStateStore;
import dev.voicebox.resume.EventLog;
import dev.voicebox.resume.Fleet;
import dev.voicebox.resume.Lease;
import dev.voicebox.resume.ResumeMeter;
import dev.voicebox.resume.ResumeSettings;
import dev.voicebox.resume.SessionKey;
import dev.voicebox.resume.SessionStates;
import dev.voicebox.resume.log.Contact;
import dev.voicebox.resume.log.LogStores;
import dev.voicebox.resume.log.RedisEventLog;
import dev.voicebox.resume.log.StateForm;
import dev.voicebox.resume.log.StateText;
import dev.voicebox.resume.log.SteppedLog;
import dev.voicebox.resume.owned.OwnedSessions;

/** Gateways over one real Redis, whose threads are the test's. */
final class RedisFleet implements Fleet {
    private static final MasterKey MASTER = MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]));
    private static final ResumeSettings SETTINGS = ResumeSettings.DEFAULTS;
    /** Longer than a server's: a machine that does much else must not make holes where a test expects none. */
    private static final Duration DEADLINE = Duration.ofSeconds(1);

    final AtomicLong nanos = new AtomicLong();
    private final EmbeddedRedis redis;
    private final List<One> gateways = new ArrayList<>();
    private final List<RedisConnection> connections = new ArrayList<>();
    private final List<Consumer<Notice>> ears = new CopyOnWriteArrayList<>();
    private final RedisConnection direct;
    private final SessionStateStore store;
    private final LivingSessions living;

    /** @param redis of this fleet alone, if it is to go away */
    RedisFleet(EmbeddedRedis redis) {
        this.redis = redis;
        this.direct = connect();
        this.store = new SessionStateStore(direct);
        this.living = new LivingSessions(direct);
    }

    @Override
    public One gateway(String name) {
        RedisConnection connection = connect();
        One one = new One(name + "-" + UUID.randomUUID(), connection, connection.within(DEADLINE, 2));
        gateways.add(one);
        return one;
    }

    @Override
    public void goAway() {
        redis.close();
    }

    @Override
    public void comeBackEmpty() {
        redis.startAgain();
    }

    /** @param isFull whether it takes nothing that needs memory */
    void fill(boolean isFull) {
        direct.ask(client -> client.configSet("maxmemory", isFull ? "1" : "0"));
    }

    @Override
    public void fallQuiet(SessionKey key) {
        age(key, Duration.ofMinutes(5));
    }

    @Override
    public void fallSilent(SessionKey key) {
        age(key, Duration.ofSeconds(331));
    }

    private void age(SessionKey key, Duration silent) {
        String tag = "voicebox:{acme/main/" + key.session() + "}:";
        direct.ask(client -> client.del(tag + "alive"));
        String at = Long.toString(Instant.now().minus(silent).toEpochMilli());
        direct.ask(client -> client.hset(tag + "state", "beat", at));
        living.touch(StateForm.address(key), silent);
    }

    @Override
    public List<SessionKey> sweep() {
        List<SessionKey> ended = new ArrayList<>();
        new Sweeper(store, living, SETTINGS.window(), ended::add, ResumeMeter.NONE).run();
        return ended;
    }

    @Override
    public boolean holds(SessionKey key) {
        return !direct.ask(client -> client.keys("voicebox:{acme/main/" + key.session() + "}*"))
                .isEmpty();
    }

    /** Redis has lost all of it, and nobody knows. */
    void forget(SessionKey key) {
        direct.ask(client -> client.keys("voicebox:{acme/main/" + key.session() + "}*"))
                .forEach(name -> direct.ask(client -> client.del(name)));
    }

    @Override
    public void close() {
        gateways.forEach(One::stop);
        connections.forEach(RedisConnection::close);
    }

    private RedisConnection connect() {
        RedisConnection connection = RedisConnection.to(redis.url());
        connections.add(connection);
        return connection;
    }

    /** One gateway. */
    final class One implements Fleet.Gateway {
        final OwnedSessions owned = new OwnedSessions();
        final Contact contact = new Contact(nanos::get);
        private final List<Lease> lost = new CopyOnWriteArrayList<>();
        private final RedisEventLog log;
        private final RedisSessionStates states;
        private final Heartbeat heart;
        private RedisEventLog running;

        One(String name, RedisConnection patient, RedisConnection prompt) {
            connections.add(prompt);
            StateForm form = new StateForm(StateText.PLAIN);
            LogStores stores = new LogStores(
                    new SessionStateStore(prompt), new SessionStateStore(patient), new LivingSessions(patient));
            log = new RedisEventLog(
                    new RedisEventLog.Parts(name, owned, stores, form), SETTINGS, contact, ResumeMeter.NONE);
            ResumeTokens tokens = new ResumeTokens(MASTER, new SecureRandom());
            states = new RedisSessionStates(
                    new RedisSessionStates.Parts(name, owned, stores, form, tokens, new Told(), log),
                    SETTINGS,
                    contact,
                    ResumeMeter.NONE);
            heart = new Heartbeat(
                    new Heartbeat.Parts(name, owned, stores.patient(), stores.living()), SETTINGS.window(), contact);
            log.onLost(lost::add);
        }

        /** It hears at once what others claim. */
        void listen() {
            ears.add(notice -> notice.tenant()
                    .ifPresent(tenant -> heart.check(tenant, new dev.voicebox.event.SessionId(notice.id()))));
        }

        /** What the thread of its log runs. */
        Runnable thread() {
            running = log;
            return log;
        }

        void stop() {
            if (running != null) {
                running.close();
            }
        }

        @Override
        public SessionStates states() {
            return states;
        }

        @Override
        public EventLog log() {
            return log;
        }

        @Override
        public void settle() {
            for (int i = 0; i < 5; i++) {
                nanos.addAndGet(Duration.ofSeconds(2).toNanos());
                SteppedLog.step(log);
            }
        }

        @Override
        public void beat() {
            heart.run();
        }

        @Override
        public List<Lease> lost() {
            return lost;
        }
    }

    private final class Told implements Notices {
        @Override
        public void publish(Notice notice) {
            ears.forEach(ear -> ear.accept(notice));
        }

        @Override
        public AutoCloseable listen(Consumer<Notice> listener) {
            throw new UnsupportedOperationException("gateways listen by themselves here");
        }

        @Override
        public boolean isHeard() {
            return true;
        }
    }
}
