package dev.voicebox.limit.shared;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.voicebox.event.RateLimit;
import dev.voicebox.limit.Verdict;
import dev.voicebox.limit.quota.Quota;
import dev.voicebox.limit.quota.QuotaLevels;
import dev.voicebox.limit.quota.QuotaSubject;
import dev.voicebox.limit.start.CountingGateway;
import dev.voicebox.persistence.redis.limit.VirtualRedis;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

/** Two gateways and one Redis, on virtual time. */
@Timeout(60)
class SharedLimitsTest {
    private static final long SECOND = 1_000_000;

    private final VirtualRedis server = new VirtualRedis();
    private QuotaLevels levels = tenant(4, 100);
    private final CountingGateway one = new CountingGateway("one", server, 0, () -> levels);
    private final CountingGateway other = new CountingGateway("other", server, 30 * SECOND, () -> levels);
    private final QuotaSubject acme =
            QuotaSubject.of(new TenantId("s" + Long.toString(server.now(), 36)), new ProjectId("main"));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whatOneHasGrantedTheOtherKnows() {
        assertThat(one.takes(acme, 30)).isTrue();
        assertThat(other.takes(acme, 30)).isTrue();

        assertThat(one.limits.look(acme))
                .containsExactly(new RateLimit("requests", 4, 2, 60), new RateLimit("tokens", 100, 40, 60));
    }

    @Test
    void aGatewayThatHasComeSharesTheLimitsASecondLater() {
        one.beat.run();
        assertThat(one.reach.gateways()).isEqualTo(1);

        other.beat.run();
        one.beat.run();

        assertThat(one.reach.gateways()).isEqualTo(2);
    }

    @Test
    void aRefusalTellsWhenThereIsRoom() {
        levels = tenant(1, 100);
        one.takes(acme, 1);
        server.passes(20 * SECOND);

        assertThat(other.limits.take(acme, 1)).isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
            assertThat(refused.retrySeconds()).isEqualTo(40);
            assertThat(refused.message()).contains("40.0 s");
        });
    }

    @Test
    void whatCostLessThanExpectedIsGivenBack() {
        SharedGrant grant = (SharedGrant) ((Verdict.Granted) one.limits.take(acme, 90)).grant();
        List<RateLimit> after = one.limits.settle(acme, grant, 25);

        assertThat(after.get(1)).isEqualTo(new RateLimit("tokens", 100, 75, 60));
        assertThat(other.takes(acme, 75)).isTrue();
    }

    @Test
    void whatCostMoreThanExpectedCountsForTheNext() {
        SharedGrant grant = (SharedGrant) ((Verdict.Granted) one.limits.take(acme, 10)).grant();
        one.limits.settle(acme, grant, 100);

        assertThat(other.takes(acme, 1)).isFalse();
    }

    @Test
    void oneThatUsesNoTokensIsNotRefusedForWantOfThem() {
        one.takes(acme, 100);

        assertThat(other.takes(acme, 1)).isFalse();
        assertThat(other.takes(acme, 0)).isTrue();
    }

    @Test
    void aRequestThatTheTenantRefusesIsNotCountedForThePlatform() {
        levels = new QuotaLevels(new Quota(10L, null, null, null), new Quota(1L, null, null, null), Quota.NONE);
        for (int i = 0; i < 10; i++) {
            one.takes(acme, 1);
        }
        levels = new QuotaLevels(new Quota(10L, null, null, null), Quota.NONE, Quota.NONE);
        server.passes(SECOND / 2);

        int granted = 0;
        while (one.takes(acme, 1)) {
            granted++;
        }
        assertThat(granted).isEqualTo(9);
    }

    @Test
    void aLimitThatIsChangedCountsForTheNextRequest() {
        levels = tenant(1, 100);
        assertThat(one.takes(acme, 1)).isTrue();
        assertThat(one.takes(acme, 1)).isFalse();

        levels = tenant(2, 100);

        assertThat(one.takes(acme, 1)).isTrue();
        assertThat(one.limits.look(acme).get(0)).isEqualTo(new RateLimit("requests", 2, 0, 60));
    }

    @Test
    void withoutRedisEachHasItsShare() {
        one.reach.found(2);
        other.reach.found(2);
        server.goes();

        assertThat(granted(one)).isEqualTo(2);
        assertThat(granted(other)).isEqualTo(2);
        assertThat(one.reach.isTogether()).isFalse();
        assertThat(one.limits.known(acme).get(0)).isEqualTo(new RateLimit("requests", 2, 0, 60));
    }

    @Test
    void whatWasHadBeforeRedisWentCountsForTheShare() {
        one.reach.found(2);
        assertThat(one.takes(acme, 1)).isTrue();
        server.goes();

        assertThat(granted(one)).isEqualTo(1);
    }

    @Test
    void whenRedisIsBackItLearnsWhatWasGrantedWithoutIt() {
        one.reach.found(2);
        server.goes();
        granted(one);
        server.comesBack();

        assertThat(one.reach.isTogether()).isFalse();
        one.beat.run();

        assertThat(one.reach.isTogether()).isTrue();
        assertThat(granted(other)).isEqualTo(2);
    }

    @Test
    void aBeatCountsTheGatewaysThatAreThere() {
        server.passes(60 * SECOND);
        one.beat.run();
        other.beat.run();
        assertThat(other.reach.gateways()).isEqualTo(2);

        server.passes(31 * SECOND);
        for (int i = 0; i < 10; i++) {
            other.beat.run();
        }
        assertThat(other.reach.gateways()).isEqualTo(1);
    }

    @Test
    void soundOfAllGatewaysCountsForADay() {
        levels = new QuotaLevels(Quota.NONE, new Quota(null, null, null, 2L), Quota.NONE);
        one.audio.used(acme, 70_000);
        other.audio.used(acme, 49_999);
        one.beat.run();
        other.beat.run();
        server.passes(2 * SECOND);
        assertThat(one.limits.silenced(acme)).isEmpty();

        other.audio.used(acme, 1);
        other.beat.run();

        assertThat(one.limits.silenced(acme)).isEmpty();
        server.passes(2 * SECOND);
        assertThat(one.limits.silenced(acme))
                .hasValueSatisfying(refused -> assertThat(refused.reason()).isEqualTo(Verdict.Reason.AUDIO));
    }

    private int granted(CountingGateway gateway) {
        int granted = 0;
        while (gateway.takes(acme, 1)) {
            granted++;
        }
        return granted;
    }

    private static QuotaLevels tenant(long requests, long tokens) {
        return new QuotaLevels(Quota.NONE, new Quota(requests, tokens, null, null), Quota.NONE);
    }
}
