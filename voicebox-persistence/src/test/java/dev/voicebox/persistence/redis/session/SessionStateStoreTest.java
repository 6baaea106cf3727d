package dev.voicebox.persistence.redis.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import redis.clients.jedis.UnifiedJedis;

import dev.voicebox.persistence.embedded.EmbeddedRedis;
import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.session.SessionStateStore.Beat;
import dev.voicebox.persistence.redis.session.SessionStateStore.Claiming;
import dev.voicebox.persistence.redis.session.SessionStateStore.Swept;

import static org.assertj.core.api.Assertions.assertThat;

/** The scripts, on a real server. */
@Timeout(60)
class SessionStateStoreTest {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");

    private static RedisConnection redis;
    private static SessionStateStore store;
    private static LivingSessions living;

    private final SessionAddress session = new SessionAddress("acme", "main", "sess_" + UUID.randomUUID());
    private long version;

    @BeforeAll
    static void open() {
        redis = RedisConnection.to(EmbeddedRedis.shared().url());
        store = new SessionStateStore(redis);
        living = new LivingSessions(redis);
    }

    @AfterAll
    static void close() {
        redis.close();
    }

    @Test
    void aSessionBeginsOnce() {
        assertThat(begin()).isTrue();
        assertThat(begin()).isFalse();
    }

    @Test
    void everyKeyOfASessionGoesByItselfWhenNobodyCares() {
        begin();
        write(
                1,
                all -> all.event("e1", "session.updated", "{}")
                        .passing("e2")
                        .item("item_1", "{}", "")
                        .config("{}"));

        assertThat(keys())
                .hasSize(6)
                .allSatisfy(key -> assertThat(number(client -> client.pttl(key)))
                        .isBetween(1L, WINDOW.plusMinutes(1).toMillis()));
        assertThat(number(client -> client.pttl(session.keys().get(5)))).isBetween(1L, 30_000L);
    }

    @Test
    void aWriteThatIsMadeTwiceCountsOnce() {
        begin();
        SessionWrite write = new SessionWrite(session, 1, 0, 1, events("e1"));

        assertThat(store.append(List.of(write), 2_000, WINDOW)).containsExactly(WriteOutcome.OK);
        assertThat(store.append(List.of(write), 2_000, WINDOW)).containsExactly(WriteOutcome.OK);

        assertThat(replayed(null)).containsExactly("e1");
    }

    @Test
    void aWriteThatComesLateIsOutOfStep() {
        begin();
        write(1, all -> all.event("e1", "a", "{}"));
        version += 5;
        store.restore(List.of(remembered(1, 1)));

        SessionWrite late = new SessionWrite(session, 1, 1, 2, events("late"));

        assertThat(store.append(List.of(late), 2_000, WINDOW)).containsExactly(WriteOutcome.STEP);
        assertThat(number(client -> client.xlen(session.keys().get(1)))).isEqualTo(1);
    }

    @Test
    void ofTwoWhoClaimAtOnceEachGetsAnEpochAndTheLastOneOwnsIt() throws Exception {
        begin();

        List<ClaimedState.Answer> answers = together(IntStream.range(0, 8)
                .<Callable<ClaimedState.Answer>>mapToObj(
                        i -> () -> store.claim(session, new Claiming("g" + i, List.of("first"), "first", "")))
                .toList());

        assertThat(answers)
                .extracting(answer -> answer.found().orElseThrow().numbers().epoch())
                .containsExactlyInAnyOrder(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        List<String> owners = IntStream.rangeClosed(2, 9)
                .filter(epoch -> store.beat(List.of(new Beat(session, epoch, "someone")), WINDOW)
                        .contains(WriteOutcome.OK))
                .mapToObj(Integer::toString)
                .toList();
        assertThat(owners).containsExactly("9");
    }

    @Test
    void ofTwoWhoShowTheSameTokenOneGetsTheSessionWhenItsNextOneIsReceived() {
        begin();
        claim("g2", "first", "second", "");
        version = 0;
        assertThat(write(2, SessionWrite.Operations::tokenReceived)).isEqualTo(WriteOutcome.OK);

        assertThat(claim("g3", "first", "third", "").refusal()).isEqualTo(ClaimedState.Refusal.UNKNOWN);
        assertThat(claim("g3", "second", "third", "").found()).isPresent();
    }

    @Test
    void ofFiveSweepersOneClosesAndNoKeyIsLeft() throws Exception {
        begin();
        write(1, all -> all.event("e1", "a", "{}").passing("e2").item("item_1", "{}", ""));
        living.touch(List.of(session));
        fallSilent();

        List<Integer> closed = together(IntStream.range(0, 5)
                .<Callable<Integer>>mapToObj(i -> this::sweepOnce)
                .toList());

        assertThat(closed).containsOnlyOnce(1).contains(0, 0, 0, 0);
        assertThat(keys()).isEmpty();
        Double score = redis.ask(client -> client.zscore(shard(), session.member()));
        assertThat(score).isNull();
    }

    @Test
    void whatASweeperTookAndDidNotTellComesAgain() {
        begin();
        living.touch(session, Duration.ofMinutes(10));

        assertThat(due(Duration.ZERO)).contains(session);
        assertThat(due(Duration.ofMinutes(1))).contains(session);
        assertThat(due(Duration.ofMinutes(1))).doesNotContain(session);
        living.forget(session);
    }

    @Test
    void aSessionThatIsOwnedIsNotSweptWhateverTheListSays() {
        begin();

        Swept swept = store.sweep(session, Duration.ZERO.minusSeconds(31));

        assertThat(swept.found()).isEqualTo(Swept.Found.YOUNG);
        assertThat(keys()).isNotEmpty();
    }

    @Test
    void aSessionWithoutAnOwnerIsNotSweptWithinItsWindow() {
        begin();
        redis.ask(client -> client.del(session.keys().get(5)));

        assertThat(store.sweep(session, WINDOW).found()).isEqualTo(Swept.Found.YOUNG);
    }

    @Test
    void whatEndedAwayFromWhereItBeganCannotBeRestoredByWhoHadIt() {
        begin();
        claim("g2", "first", "second", "");

        assertThat(store.end(session, 2)).isEqualTo(WriteOutcome.OK);

        assertThat(store.restore(List.of(remembered(1, 1)))).containsExactly(WriteOutcome.FENCED);
        assertThat(keys()).containsExactly(session.keys().get(6));
        assertThat(number(client -> client.pttl(session.keys().get(6)))).isBetween(1L, 60_000L);
    }

    @Test
    void whatEndedWhereItBeganLeavesNothing() {
        begin();

        store.end(session, 1);

        assertThat(keys()).isEmpty();
    }

    @Test
    void aServerThatIsFullTakesNoEventsAndDropsNobodyWhoLives() {
        try (EmbeddedRedis own = EmbeddedRedis.start();
                RedisConnection small = RedisConnection.to(own.url())) {
            SessionStateStore there = new SessionStateStore(small);
            there.begin(session, start());
            SessionWrite first = new SessionWrite(session, 1, 0, 1, events("e1"));
            there.append(List.of(first), 2_000, WINDOW);
            small.ask(client -> client.configSet("maxmemory", "1"));

            SessionWrite second = new SessionWrite(session, 1, 1, 2, events("e2"));
            assertThat(there.append(List.of(second), 2_000, WINDOW)).containsExactly(WriteOutcome.REFUSED);
            small.ask(client -> client.pexpire(session.keys().get(5), 1_000));
            assertThat(there.beat(List.of(new Beat(session, 1, "g1")), WINDOW)).containsExactly(WriteOutcome.OK);

            long alive = small.ask(client -> client.pttl(session.keys().get(5)));
            assertThat(alive).isGreaterThan(20_000);
            assertThat(there.sweep(session, WINDOW).found()).isEqualTo(Swept.Found.YOUNG);
            small.ask(client -> client.configSet("maxmemory", "0"));
            assertThat(there.append(List.of(second), 2_000, WINDOW)).containsExactly(WriteOutcome.OK);
        }
    }

    @Test
    void scriptsAreToldAgainToAServerThatHasForgottenThem() {
        begin();
        redis.ask(client -> client.scriptFlush());

        assertThat(write(1, all -> all.event("e1", "a", "{}"))).isEqualTo(WriteOutcome.OK);
        assertThat(replayed(null)).containsExactly("e1");
    }

    @Test
    void aStreamKeepsAFewMoreThanItHasTo() {
        begin();
        for (int batch = 0; batch < 30; batch++) {
            int first = batch * 10;
            write(1, all -> IntStream.range(first, first + 10).forEach(i -> all.event("e" + i, "a", "{}")), 100);
        }

        assertThat(number(client -> client.xlen(session.keys().get(1)))).isBetween(100L, 200L);
        assertThat(store.replay(session, 1, "e0")).isEmpty();
        assertThat(replayed("e298")).containsExactly("e299");
    }

    @Test
    void whatMayHaveEndedWhileItCouldNotBeWrittenIsNotToldToASuccessor() {
        begin();
        write(1, all -> all.event("e1", "response.created", "{}").event("e2", "conversation.item.added", "{}"));
        version += 5;
        store.restore(List.of(remembered(1, 5)));
        write(1, all -> all.event("e6", "conversation.item.added", "{}"));

        assertThat(known(claim("g2", "first", "second", "e6"))).containsExactly("e6");
    }

    @Test
    void ofAnAnswerThatIsStillOpenASuccessorIsToldWhatCouldBeWritten() {
        begin();
        write(
                1,
                all -> all.event("e1", "a", "{}")
                        .event("e2", "response.created", "{}")
                        .event("e3", "conversation.item.added", "{}"));
        version += 5;
        SessionRemembered open = remembered(1, 5);
        store.restore(List.of(new SessionRemembered(
                session,
                open.start(),
                1,
                1,
                new SessionRemembered.Counts(version, 5, 1, 2),
                open.lastEvent(),
                open.items(),
                List.of())));
        write(1, all -> all.event("e6", "response.output_text.delta", "{}"));

        assertThat(known(claim("g2", "first", "second", "e6"))).containsExactly("e2", "e6");
    }

    @Test
    void anAnswerOfWhichRedisDidNotTakeTheBeginningIsWrittenWithIt() {
        begin();
        write(1, all -> all.event("e1", "session.updated", "{}"));
        version += 5;

        store.restore(List.of(answering(version, "e2", "e3")));
        write(1, all -> all.event("e4", "response.output_text.delta", "{}"));

        assertThat(replayed("e1")).containsExactly("e2", "e3", "e4");
        assertThat(known(claim("g2", "first", "second", "e4"))).containsExactly("e1", "e2", "e3", "e4");
    }

    @Test
    void whatRedisTookAndDidNotSaySoIsThereOnce() {
        begin();
        write(
                1,
                all -> all.event("e1", "session.updated", "{}")
                        .event("e2", "response.created", "{}")
                        .event("e3", "response.output_text.delta", "{}"));
        version += 5;

        store.restore(List.of(answering(version, "e2", "e3", "e4")));

        assertThat(replayed("")).containsExactly("e1", "e2", "e3", "e4");
    }

    @Test
    void whatIsRememberedBehindAHoleIsKnownAndWhatIsBeforeItIsNot() {
        begin();
        version += 5;

        store.restore(List.of(answering(version, "e2", "e3")));

        assertThat(known(claim("g2", "first", "second", "e2"))).containsExactly("e2", "e3");
        assertThat(claim("g3", "second", "third", "").found()).isEmpty();
    }

    @Test
    void theBeginningOfALongAnswerIsKeptUntilItIsOver() {
        begin();
        write(1, all -> all.event("e1", "response.created", "{}"));
        for (int i = 0; i < 30; i++) {
            int from = 2 + 100 * i;
            write(1, all -> {
                for (int n = from; n < from + 100; n++) {
                    all.event("e" + n, "response.output_text.delta", "{}");
                }
            });
        }

        assertThat(known(claim("g2", "first", "second", "e3001")))
                .hasSize(3_001)
                .startsWith("e1");
    }

    @Test
    void ofLongTextsFewerAreKeptAndWhatIsBeforeThemIsAGap() {
        begin();
        String long1 = "x".repeat(1024 * 1024);
        for (int i = 1; i <= 20; i++) {
            String id = "e" + i;
            write(1, all -> all.event(id, "conversation.item.added", long1));
        }

        assertThat(replayed("e17")).containsExactly("e18", "e19", "e20");
        assertThat(claim("g2", "first", "second", "e2").found()).isEmpty();
        assertThat(claim("g2", "first", "second", "e20").found()).isPresent();
    }

    @Test
    void theBeginningOfAnAnswerStaysBehindLongTextsUntilItIsFarTooMuch() {
        begin();
        String mebibyte = "x".repeat(1024 * 1024);
        write(1, all -> all.event("e1", "conversation.item.added", mebibyte).event("e2", "response.created", "{}"));
        for (int i = 3; i <= 8; i++) {
            String id = "e" + i;
            write(1, all -> all.event(id, "response.output_text.delta", mebibyte));
        }
        assertThat(replayed("e2")).hasSize(6);
        assertThat(known(claim("g2", "first", "second", "e8"))).startsWith("e2", "e3");

        for (int i = 9; i <= 12; i++) {
            String id = "e" + i;
            write(2, all -> all.event(id, "response.output_text.delta", mebibyte));
        }
        assertThat(known(claim("g3", "second", "third", "e12")))
                .startsWith("e5")
                .hasSize(8);
    }

    @Test
    void ofLongItemsTheLastAreKept() {
        begin();
        String long1 = "x".repeat(1024 * 1024);
        for (int i = 1; i <= 20; i++) {
            String id = "i" + i;
            String before = i == 1 ? "" : "i" + (i - 1);
            write(1, all -> all.item(id, long1, before));
        }
        write(1, all -> all.dropItem("i20").item("i21", "short", "i19"));

        ClaimedState state = claim("g2", "first", "second", "").found().orElseThrow();
        assertThat(state.items())
                .extracting(SessionRemembered.Body::id)
                .containsExactly("i13", "i14", "i15", "i16", "i17", "i18", "i19", "i21");
        assertThat(state.numbers().older()).isTrue();
    }

    private static List<String> known(ClaimedState.Answer answer) {
        return answer.found().orElseThrow().events().stream().map(KeptEvent::id).toList();
    }

    private boolean begin() {
        return store.begin(session, start());
    }

    private static SessionStart start() {
        return new SessionStart("g1", "first", "{}", BEGAN, BEGAN.plusSeconds(3_600), WINDOW);
    }

    private ClaimedState.Answer claim(String gateway, String shown, String next, String after) {
        return store.claim(session, new Claiming(gateway, List.of(shown), next, after));
    }

    private WriteOutcome write(long epoch, Consumer<SessionWrite.Operations> what) {
        return write(epoch, what, 2_000);
    }

    private WriteOutcome write(long epoch, Consumer<SessionWrite.Operations> what, long most) {
        SessionWrite.Operations all = new SessionWrite.Operations();
        what.accept(all);
        SessionWrite write = new SessionWrite(session, epoch, version, ++version, all.words());
        return store.append(List.of(write), most, WINDOW).get(0);
    }

    private static List<String> events(String id) {
        return new SessionWrite.Operations().event(id, "a", "{}").words();
    }

    private SessionRemembered remembered(long epoch, long events) {
        return new SessionRemembered(
                session,
                start(),
                epoch,
                1,
                new SessionRemembered.Counts(version, events, 0, 0),
                "e1",
                new SessionRemembered.Items(List.of(), false),
                List.of());
    }

    /** As it is when the answer began with the second event, and all that was said since is remembered. */
    private SessionRemembered answering(long newVersion, String... ids) {
        SessionRemembered all = remembered(newVersion, 1L + ids.length);
        List<KeptEvent> said = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            said.add(new KeptEvent(2L + i, ids[i], i == 0 ? "response.created" : "response.output_text.delta", "{}"));
        }
        return new SessionRemembered(
                session,
                all.start(),
                1,
                1,
                new SessionRemembered.Counts(newVersion, 1L + ids.length, 1, 2),
                ids[ids.length - 1],
                all.items(),
                said);
    }

    private List<String> replayed(String after) {
        return store.replay(session, 1, after == null ? "" : after).orElseThrow().stream()
                .map(KeptEvent::id)
                .toList();
    }

    private void fallSilent() {
        String longAgo = Long.toString(BEGAN.toEpochMilli());
        redis.ask(client -> client.del(session.keys().get(5)));
        redis.ask(client -> client.hset(session.keys().get(0), "beat", longAgo));
        living.touch(session, Duration.ofHours(1));
    }

    /** How many it had to close. */
    private int sweepOnce() {
        int closed = 0;
        for (SessionAddress one : due(Duration.ofMinutes(1))) {
            if (one.equals(session)) {
                closed += store.sweep(one, WINDOW).found() == Swept.Found.YOUNG ? 0 : 1;
                living.forget(one);
            }
        }
        return closed;
    }

    private List<SessionAddress> due(Duration again) {
        return living.due(session.shard(), WINDOW, again, 100);
    }

    private static Long number(Function<UnifiedJedis, Long> command) {
        return redis.ask(command);
    }

    private String shard() {
        return "voicebox:{live-" + session.shard() + "}:sessions";
    }

    private Set<String> keys() {
        return redis.ask(client -> client.keys("voicebox:{" + session.member() + "}*"));
    }

    private static <T> List<T> together(List<Callable<T>> all) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(all)) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
