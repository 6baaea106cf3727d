package dev.voicebox.limit.connection;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.voicebox.limit.Verdict;
import dev.voicebox.limit.quota.Quota;
import dev.voicebox.limit.quota.QuotaLevels;
import dev.voicebox.limit.quota.QuotaSubject;
import dev.voicebox.limit.start.CountingGateway;
import dev.voicebox.persistence.redis.limit.VirtualRedis;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

/** Connections of two gateways, on virtual time. */
@Timeout(60)
class ConnectionBookTest {
    private static final long SECOND = 1_000_000;

    private final VirtualRedis server = new VirtualRedis();
    private QuotaLevels levels = project(2);
    private final CountingGateway one = new CountingGateway("one", server, 0, () -> levels);
    private final CountingGateway other = new CountingGateway("other", server, 0, () -> levels);
    private final QuotaSubject acme =
            QuotaSubject.of(new TenantId("k" + Long.toString(server.now(), 36)), new ProjectId("main"));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theThirdOfTwoIsRefusedWhereverItCalls() {
        open(one);
        open(other);

        ConnectionBook.Answer third = one.connections.open(acme);

        assertThat(third.connection()).isEmpty();
        assertThat(third.refused()).hasValueSatisfying(refused -> {
            assertThat(refused.reason()).isEqualTo(Verdict.Reason.CONNECTIONS);
            assertThat(refused.retrySeconds()).isPositive();
        });
    }

    @Test
    void oneThatEndsMakesRoomAtOnce() {
        ConnectionBook.Connection first = open(one);
        open(one);
        first.end();

        assertThat(other.connections.open(acme).connection()).isPresent();
    }

    @Test
    void oneOfASessionThatIsTakenBackIsCountedAndNotRefused() {
        open(one);
        open(one);
        ConnectionBook.Connection again = other.connections.openAgain(acme);
        again.begin();
        one.connections.renew();

        levels = project(3);
        assertThat(one.connections.open(acme).connection()).isEmpty();
        again.end();
        assertThat(one.connections.open(acme).connection()).isPresent();
    }

    @Test
    void whoOnlySaysThatHeHadASessionTakesNoRoom() {
        ConnectionBook.Connection refused = one.connections.openAgain(acme);
        open(one);
        open(other);
        refused.end();

        assertThat(one.connections.here()).isEqualTo(1);
        assertThat(one.connections.open(acme).connection()).isEmpty();
    }

    @Test
    void oneThatEndedBeforeItBeganIsNotCounted() {
        ConnectionBook.Connection again = one.connections.openAgain(acme);
        again.end();
        again.begin();

        assertThat(one.connections.here()).isZero();
    }

    @Test
    void oneThatIsOpenStaysCountedAsLongAsItIs() {
        open(one);
        open(one);
        for (int tens = 0; tens < 12; tens++) {
            server.passes(10 * SECOND);
            one.connections.renew();
        }

        assertThat(other.connections.open(acme).connection()).isEmpty();
    }

    @Test
    void oneThatNobodyTookUpIsForgotten() {
        one.connections.open(acme);
        one.connections.open(acme);
        server.passes(31 * SECOND);
        one.connections.renew();

        assertThat(one.connections.here()).isZero();
        assertThat(other.connections.open(acme).connection()).isPresent();
    }

    @Test
    void withoutRedisEachHasItsShareAndAfterwardsAllAreKnown() {
        one.reach.found(2);
        server.goes();
        assertThat(one.connections.open(acme).connection()).hasValueSatisfying(ConnectionBook.Connection::begin);
        assertThat(one.connections.open(acme).connection()).isEmpty();

        server.comesBack();
        one.beat.run();

        assertThat(other.connections.open(acme).connection()).isPresent();
        assertThat(other.connections.open(acme).connection()).isEmpty();
    }

    @Test
    void whoIsCountedIsToldByWhom() {
        levels = project(9);
        assertThat(one.connections.open(acme).counted()).isEqualTo(ConnectionBook.Counted.TOGETHER);

        server.goes();
        assertThat(one.connections.open(acme).counted()).isEqualTo(ConnectionBook.Counted.AFTER_WAITING);
        assertThat(one.connections.open(acme).counted()).isEqualTo(ConnectionBook.Counted.ALONE);
    }

    @Test
    void oneThatThePlatformHasNoRoomForIsCountedNowhere() {
        levels = new QuotaLevels(new Quota(null, null, 0L, null), Quota.NONE, new Quota(null, null, 1L, null));
        assertThat(one.connections.open(acme).connection()).isEmpty();

        levels = project(1);
        assertThat(one.connections.open(acme).connection()).isPresent();
    }

    @Test
    void whileManyComeTheyDoNotWaitForRedis() {
        levels = project(1_000);
        open(one, 50);
        server.goes();

        assertThat(one.connections.open(acme).counted()).isEqualTo(ConnectionBook.Counted.TOGETHER);
    }

    @Test
    void whoComesASecondAfterRedisWasHeardWaitsForIt() {
        levels = project(1_000);
        open(one, 50);
        server.passes(SECOND);
        server.goes();

        assertThat(one.connections.open(acme).counted()).isEqualTo(ConnectionBook.Counted.AFTER_WAITING);
    }

    @Test
    void whatIsTakenInAdvanceNeverMakesMoreThanTheLimit() {
        levels = project(60);
        int opened = 0;
        for (int i = 0; i < 60; i++) {
            opened += isOpened(one) + isOpened(other);
        }
        assertThat(opened).isBetween(50, 60);
        server.passes(10 * SECOND);
        one.connections.renew();
        other.connections.renew();
        for (int i = opened; i < 60; i++) {
            open(other);
        }
        assertThat(isOpened(one) + isOpened(other)).isZero();
    }

    @Test
    void whatWasTakenUnderAnotherLimitIsNotGiven() {
        levels = project(1_000);
        open(one, 50);
        levels = project(50);

        assertThat(one.connections.open(acme).connection()).isEmpty();
    }

    @Test
    void whatNobodyNeededIsForOthersAgain() {
        levels = project(100);
        open(one, 40);
        server.passes(10 * SECOND);
        one.connections.renew();

        open(other, 60);
        assertThat(one.connections.open(acme).connection()).isEmpty();
    }

    private void open(CountingGateway gateway, int many) {
        for (int i = 0; i < many; i++) {
            open(gateway);
        }
    }

    private int isOpened(CountingGateway gateway) {
        ConnectionBook.Answer answer = gateway.connections.open(acme);
        answer.connection().ifPresent(ConnectionBook.Connection::begin);
        return answer.connection().isPresent() ? 1 : 0;
    }

    private ConnectionBook.Connection open(CountingGateway gateway) {
        ConnectionBook.Connection connection =
                gateway.connections.open(acme).connection().orElseThrow();
        connection.begin();
        return connection;
    }

    private static QuotaLevels project(long connections) {
        return new QuotaLevels(Quota.NONE, Quota.NONE, new Quota(null, null, connections, null));
    }
}
