package dev.voicebox.limit.connection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.voicebox.limit.shared.RedisReach;
import dev.voicebox.persistence.redis.limit.ConnectionLeases;
import dev.voicebox.persistence.redis.limit.VirtualRedis;

import static org.assertj.core.api.Assertions.assertThat;

/** On a real server. */
@Timeout(60)
class ConnectionReleasesTest {
    private final VirtualRedis server = new VirtualRedis();
    private final ConnectionLeases leases = server.leases(Duration.ofSeconds(30));
    private final ConnectionLeases.Level two =
            ConnectionLeases.Level.of("r" + Long.toString(server.now(), 36), null, 2L);
    private final Deque<Runnable> jobs = new ArrayDeque<>();
    private final ConnectionReleases releases = new ConnectionReleases(leases, new RedisReach(), jobs::add);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whatEndsWhileOthersAreReleasedGoesWithTheNextTrip() {
        isOpened("a");
        isOpened("b");
        releases.add(Map.of(two.key(), "a"));
        releases.add(Map.of(two.key(), "b"));
        assertThat(jobs).hasSize(1);
        assertThat(isOpened("c")).isFalse();

        jobs.remove().run();
        assertThat(isOpened("c")).isTrue();
        assertThat(isOpened("d")).isTrue();
    }

    @Test
    void whatEndsLaterIsReleasedByAnotherJob() {
        isOpened("a");
        isOpened("b");
        releases.add(Map.of(two.key(), "a"));
        jobs.remove().run();
        releases.add(Map.of(two.key(), "b"));
        jobs.remove().run();

        assertThat(isOpened("c")).isTrue();
        assertThat(isOpened("d")).isTrue();
    }

    @Test
    void aServerThatStopsLeavesThemToTheirLeases() {
        ConnectionReleases stopping = new ConnectionReleases(leases, new RedisReach(), job -> {
            throw new RejectedExecutionException();
        });
        isOpened("a");
        isOpened("b");
        stopping.add(Map.of(two.key(), "a"));

        assertThat(isOpened("c")).isFalse();
    }

    private boolean isOpened(String name) {
        return leases.connect(List.of(name), 1, List.of(two)).count() == 1;
    }
}
