package dev.voicebox.access.notice;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.voicebox.persistence.embedded.EmbeddedRedis;
import dev.voicebox.persistence.redis.NoticeChannel;
import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

/** Two servers and a Redis. */
@Timeout(30)
class RedisNoticesTest {
    private static final Notice KEY = Notice.of(Notice.Kind.KEY_CHANGED, new TenantId("acme"), "key_1");
    private static final Notice TENANT = Notice.of(Notice.Kind.TENANT_CHANGED, new TenantId("acme"), "acme");

    private final EmbeddedRedis redis = EmbeddedRedis.start();
    private final AtomicLong nanos = new AtomicLong();
    private final Server here = new Server(redis.url());
    private final Server there = new Server(redis.url());

    @AfterEach
    void end() {
        here.close();
        there.close();
        redis.close();
    }

    @Test
    void whatOneServerPublishesAnotherHears() throws Exception {
        there.listens();

        here.notices.publish(KEY);

        assertThat(there.next()).isEqualTo(KEY);
        assertThat(there.notices.isHeard()).isTrue();
    }

    @Test
    void theServerItselfHasHeardWhenThePublishingIsDone() {
        here.notices.publish(KEY);

        assertThat(here.heard).containsExactly(KEY);
    }

    @Test
    void aServerThatBeginsToListenIsToldThatItMayHaveMissedSomething() throws Exception {
        there.begin();

        assertThat(there.next().kind()).isEqualTo(Notice.Kind.MISSED);
    }

    @Test
    void withoutASignForAWhileNothingIsHeard() throws Exception {
        there.listens();

        nanos.addAndGet(Duration.ofMillis(699).toNanos());
        boolean before = there.notices.isHeard();
        nanos.addAndGet(Duration.ofMillis(1).toNanos());

        assertThat(List.of(before, there.notices.isHeard())).containsExactly(true, false);
    }

    @Test
    void whoHasLostRedisKnowsItAndIsToldWhenItIsBack() throws Exception {
        there.listens();

        redis.close();
        there.until(() -> !there.notices.isHeard());
        here.notices.publish(KEY);
        redis.startAgain();

        assertThat(there.next().kind()).isEqualTo(Notice.Kind.MISSED);
        there.until(there.notices::isHeard);
    }

    @Test
    void whatRedisDidNotTakeIsSentLater() throws Exception {
        there.listens();
        redis.close();
        there.until(() -> !there.notices.isHeard());
        here.notices.publish(KEY);
        here.notices.publish(TENANT);

        redis.startAgain();
        there.until(there.notices::isHeard);
        there.heard.clear();
        here.notices.tick();

        assertThat(there.next()).isEqualTo(KEY);
        assertThat(there.next()).isEqualTo(TENANT);
    }

    @Test
    void whoHasClosedHearsNothingMore() throws Exception {
        AutoCloseable ear = here.notices.listen(here.heard::add);
        ear.close();

        here.notices.publish(KEY);

        assertThat(here.heard).containsExactly(KEY);
    }

    @Test
    void whatOthersSayOnTheChannelIsLeftAlone() {
        assertThat(List.of(
                        "", "[]", "{\"kind\":\"missed\",\"id\":\"\"}", "{\"kind\":\"key_changed\",\"tenant\":\"A B\"}"))
                .allSatisfy(text -> assertThat(Notice.fromJson(text)).isEmpty());
        assertThat(Notice.fromJson(KEY.toJson())).contains(KEY);
        assertThat(Notice.fromJson(Notice.ofAll(Notice.Kind.QUOTA_CHANGED).toJson()))
                .contains(Notice.ofAll(Notice.Kind.QUOTA_CHANGED));
    }

    private final class Server {
        final RedisConnection connection;
        final RedisNotices notices;
        final BlockingQueue<Notice> heard = new LinkedBlockingQueue<>();
        Thread listening;

        Server(String url) {
            connection = RedisConnection.to(url);
            notices = new RedisNotices(new NoticeChannel(connection), nanos::get);
            notices.listen(heard::add);
        }

        void begin() {
            listening = new Thread(notices);
            listening.start();
        }

        void listens() throws InterruptedException {
            begin();
            assertThat(next().kind()).isEqualTo(Notice.Kind.MISSED);
            until(notices::isHeard);
        }

        Notice next() throws InterruptedException {
            return heard.poll(20, TimeUnit.SECONDS);
        }

        void until(java.util.function.BooleanSupplier state) {
            while (!state.getAsBoolean()) {
                notices.tick();
                Thread.onSpinWait();
            }
        }

        void close() {
            notices.close();
            connection.close();
        }
    }
}
