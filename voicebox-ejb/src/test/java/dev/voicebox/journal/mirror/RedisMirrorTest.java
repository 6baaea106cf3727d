package dev.voicebox.journal.mirror;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.JournalTables;
import dev.voicebox.journal.Records;
import dev.voicebox.journal.Stamp;
import dev.voicebox.journal.TablesUnavailable;
import dev.voicebox.journal.form.RecordForm;
import dev.voicebox.persistence.embedded.EmbeddedRedis;
import dev.voicebox.persistence.redis.JournalStreams;
import dev.voicebox.persistence.redis.RedisConnection;

import static org.assertj.core.api.Assertions.assertThat;

/** The copy in Redis, and who brings it in. */
class RedisMirrorTest {
    private static RedisConnection redis;
    private static JournalStreams streams;

    private final String gateway = UUID.randomUUID().toString();
    private final Queue<Runnable> thread = new ArrayDeque<>();
    private final RedisMirror mirror = new RedisMirror(streams, gateway, thread::add);
    private final Map<Stamp, JournalRecord> rows = new ConcurrentHashMap<>();
    private final JournalTables tables = batch -> {
        batch.forEach(record -> rows.put(record.stamp(), record));
        return List.of();
    };

    @BeforeAll
    static void open() {
        redis = RedisConnection.to(EmbeddedRedis.shared().url());
        streams = new JournalStreams(redis);
    }

    @AfterAll
    static void close() {
        redis.close();
    }

    @Test
    void whatWasAppendedIsInTheStreamUntilItIsCleared() {
        mirror.append(forms(1, 2));
        runThread();
        assertThat(streams.oldest(gateway, 10)).hasSize(2);

        mirror.clear();
        runThread();
        assertThat(streams.oldest(gateway, 10)).isEmpty();
    }

    @Test
    void aRedisThatIsBehindIsNotWaitedForAndNotFilled() {
        for (int i = 1; i <= 100; i++) {
            mirror.append(forms(i));
        }

        assertThat(thread).hasSize(64);
    }

    @Test
    void aRedisThatIsGoneHoldsUpNothing() {
        try (RedisConnection away = RedisConnection.to("redis://127.0.0.1:1")) {
            RedisMirror lost = new RedisMirror(new JournalStreams(away), gateway, Runnable::run);
            lost.append(forms(1)).run();
            lost.clear();
        }
    }

    @Test
    void whatADeadGatewayLeftIsBroughtIn() {
        leave(forms(1, 2, 3));
        new LeftStreams(streams, "heir", tables).run();

        assertThat(rows).hasSize(3);
        assertThat(streams.dead()).doesNotContain(gateway);
        assertThat(streams.oldest(gateway, 10)).isEmpty();
    }

    @Test
    void whatALivingOneHasIsLeftToIt() {
        streams.beat(gateway);
        mirror.append(forms(1));
        runThread();
        new LeftStreams(streams, "heir", tables).run();

        assertThat(rows).isEmpty();
        assertThat(streams.oldest(gateway, 10)).hasSize(1);
    }

    @Test
    void nothingIsDroppedThatTheDatabaseDidNotTake() {
        leave(forms(1));
        new LeftStreams(streams, "heir", batch -> {
                    throw new TablesUnavailable("away", null);
                })
                .run();

        assertThat(streams.oldest(gateway, 10)).hasSize(1);
        streams.forget(gateway);
    }

    /** As one does that was killed more than its time ago. */
    private void leave(List<byte[]> forms) {
        streams.beat(gateway);
        mirror.append(forms);
        runThread();
        streams.leave(gateway);
    }

    private void runThread() {
        while (!thread.isEmpty()) {
            thread.remove().run();
        }
    }

    private static List<byte[]> forms(long... sequences) {
        return java.util.Arrays.stream(sequences)
                .mapToObj(sequence -> RecordForm.write(Records.put("sess_1", sequence, "text")))
                .toList();
    }
}
