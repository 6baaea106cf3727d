package dev.voicebox.resume.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.voicebox.persistence.embedded.EmbeddedRedis;
import dev.voicebox.resume.Appended;
import dev.voicebox.resume.Claim;
import dev.voicebox.resume.ClaimContract;
import dev.voicebox.resume.Fleet;
import dev.voicebox.resume.Keeping;
import dev.voicebox.resume.LogContract;
import dev.voicebox.resume.Opened;
import dev.voicebox.resume.StoredEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** The shared state in Redis keeps the contract. */
@Timeout(60)
class RedisSessionsTest implements ClaimContract, LogContract {
    private final RedisFleet fleet = new RedisFleet(EmbeddedRedis.shared());

    @Override
    public Fleet fleet() {
        return fleet;
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    @Test
    void whoHadASessionIsToldAtOnceThatAnotherGatewayClaimedIt() throws Exception {
        RedisFleet.One one = fleet.gateway("one");
        one.listen();
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());

        fleet.gateway("two").states().claim(opened.lease().key(), opened.token(), null);

        assertThat(one.lost()).containsExactly(opened.lease());
    }

    @Test
    void whoStoodStillDoesNotBringBackASessionThatIsMissing() throws Exception {
        RedisFleet.One one = fleet.gateway("one");
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());

        fleet.forget(opened.lease().key());
        fleet.nanos.addAndGet(Duration.ofSeconds(45).toNanos());

        assertThat(one.say(opened.lease(), "e1")).isEqualTo(Appended.FENCED);
        assertThat(one.lost()).containsExactly(opened.lease());
        assertThat(fleet.holds(opened.lease().key())).isFalse();
    }

    @Test
    void whoWasAwakeWritesASessionAgainThatRedisHasLost() throws Exception {
        RedisFleet.One one = fleet.gateway("one");
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());

        fleet.forget(opened.lease().key());

        assertThat(one.say(opened.lease(), "e1")).isEqualTo(Appended.UNKEPT);
        assertThat(one.say(opened.lease(), "e2")).isEqualTo(Appended.APPENDED);
        Claim claim = fleet.gateway("two").states().claim(opened.lease().key(), opened.token(), "e1");
        assertThat(Fleet.ids(claim.events().unseen())).containsExactly("e2");
    }

    @Test
    void whoStoodStillAndStillHasItsSessionGoesOn() throws Exception {
        RedisFleet.One one = fleet.gateway("one");
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());

        fleet.nanos.addAndGet(Duration.ofSeconds(45).toNanos());

        assertThat(one.say(opened.lease(), "e1")).isEqualTo(Appended.APPENDED);
    }

    @Test
    void sessionsThatTalkAtOnceKeepEachItsOwnOrder() throws Exception {
        RedisFleet.One one = fleet.gateway("one");
        new Thread(one.thread()).start();
        List<Opened> sessions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sessions.add(one.states().begin(ClaimContract.newKey(), ClaimContract.facts()));
        }
        CountDownLatch answers = new CountDownLatch(20 * 300);
        Map<Opened, List<String>> told = new ConcurrentHashMap<>();

        sessions.parallelStream()
                .forEach(session -> IntStream.range(0, 300).forEach(i -> {
                    StoredEvent event = new StoredEvent("e" + i, "response.output_text.delta", "{}");
                    one.log().append(session.lease(), event, Keeping.STORED, what -> {
                        told.computeIfAbsent(session, unused -> new ArrayList<>())
                                .add(event.id() + what);
                        answers.countDown();
                    });
                }));

        assertThat(answers.await(30, TimeUnit.SECONDS)).isTrue();
        List<String> ids = IntStream.range(0, 300).mapToObj(i -> "e" + i).toList();
        Fleet.Gateway two = fleet.gateway("two");
        for (Opened session : sessions) {
            assertThat(told.get(session))
                    .isEqualTo(ids.stream().map(id -> id + "APPENDED").toList());
            Claim claim = two.states().claim(session.lease().key(), session.token(), null);
            assertThat(Fleet.ids(claim.events().unseen())).isEqualTo(ids);
        }
    }
}
