package dev.voicebox.limit.connection;

import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.voicebox.limit.quota.Quota;
import dev.voicebox.limit.quota.QuotaLevels;
import dev.voicebox.limit.quota.QuotaSubject;
import dev.voicebox.limit.start.CountingGateway;
import dev.voicebox.persistence.redis.limit.VirtualRedis;
import dev.voicebox.resume.Reach;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

/** What whoever wants a session is told, and how often Redis is waited for until then. */
@Timeout(60)
class OpeningTest {
    private final VirtualRedis server = new VirtualRedis();
    private QuotaLevels levels = quota(2L, null);
    private final CountingGateway gateway = new CountingGateway("one", server, 0, () -> levels);
    private final QuotaSubject acme =
            QuotaSubject.of(new TenantId("o" + Long.toString(server.now(), 36)), new ProjectId("main"));
    private boolean away;
    private int asked;
    private final Reach reach = new Reach(() -> away, () -> {
        asked++;
        return false;
    });
    private final Opening opening = new Opening(gateway.limits, gateway.connections, reach);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whoeverThereIsRoomForHasAConnection() {
        assertThat(opening.begin(acme).connection()).isPresent();
        assertThat(asked).isZero();
    }

    @Test
    void whoeverThereIsNoRoomForIsToldWhen() {
        opening.begin(acme);
        opening.begin(acme);

        Opening.Answer third = opening.begin(acme);

        assertThat(third.connection()).isEmpty();
        assertThat(third.full()).isPresent();
    }

    @Test
    void aServerThatCannotKeepSessionsTakesNoneAndAsksNobodyForThat() {
        away = true;

        assertThat(opening.begin(acme)).isEqualTo(new Opening.Answer(Optional.empty(), Optional.empty()));
        assertThat(opening.again(acme)).isEmpty();
        assertThat(asked).isZero();
    }

    @Test
    void whoWaitedForRedisToCountHimDoesNotWaitAgain() {
        server.goes();

        Opening.Answer answer = opening.begin(acme);

        assertThat(answer.connection()).isEmpty();
        assertThat(answer.full()).isEmpty();
        assertThat(asked).isZero();
        assertThat(gateway.connections.here()).isZero();
    }

    @Test
    void whoWaitedToLearnWhatSoundIsLeftDoesNotWaitAgain() {
        levels = quota(2L, 60L);
        server.goes();

        Opening.Answer answer = opening.begin(acme);

        assertThat(answer.connection()).isEmpty();
        assertThat(answer.full()).isEmpty();
        assertThat(asked).isZero();
        assertThat(gateway.connections.here()).isZero();
    }

    @Test
    void theNextOneIsRefusedAfterOneQuestion() {
        server.goes();
        opening.begin(acme);

        Opening.Answer second = opening.begin(acme);

        assertThat(second.connection()).isEmpty();
        assertThat(asked).isEqualTo(1);
        assertThat(gateway.connections.here()).isZero();
    }

    @Test
    void withoutSessionsThatAreKeptItIsEnoughThatThisServerHasRoom() {
        Opening alone = new Opening(gateway.limits, gateway.connections, Reach.NOT_NEEDED);
        server.goes();

        assertThat(alone.begin(acme).connection()).isPresent();
    }

    private static QuotaLevels quota(Long connections, Long audioMinutes) {
        return new QuotaLevels(Quota.NONE, Quota.NONE, new Quota(null, null, connections, audioMinutes));
    }
}
