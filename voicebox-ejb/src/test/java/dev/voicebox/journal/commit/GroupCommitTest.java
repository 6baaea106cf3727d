package dev.voicebox.journal.commit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.Records;
import dev.voicebox.journal.Written;
import dev.voicebox.journal.disk.Disk;
import dev.voicebox.journal.disk.LocalLog;

import static org.assertj.core.api.Assertions.assertThat;

/** The journal with its threads. */
@Timeout(60)
class GroupCommitTest {
    private static final Duration PATIENT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final InMemoryTables tables = new InMemoryTables();
    private final Map<Long, Written> outcomes = new ConcurrentHashMap<>();

    @Test
    void whatComesWhileABatchIsCommittedIsTheNextBatch() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        tables.before = () -> {
            begun.countDown();
            await(go);
        };
        try (GroupCommit journal = start(PATIENT)) {
            append(journal, 1);
            begun.await();
            for (long sequence = 2; sequence <= 50; sequence++) {
                append(journal, sequence);
            }
            go.countDown();
        }

        assertThat(tables.transactions).containsExactly(1, 49);
        assertThat(outcomes).hasSize(50).containsValue(Written.DURABLE).doesNotContainValue(Written.REFUSED);
    }

    @Test
    void aDatabaseThatHangsHoldsUpNobody() throws Exception {
        CountDownLatch back = new CountDownLatch(1);
        tables.before = () -> await(back);
        CountDownLatch acknowledged = new CountDownLatch(20);
        try (GroupCommit journal = start(Duration.ofMillis(20))) {
            for (long sequence = 1; sequence <= 20; sequence++) {
                journal.append(Records.put("sess_1", sequence, "text"), written -> acknowledged.countDown());
            }
            acknowledged.await();
            assertThat(journal.backlogRecords()).isEqualTo(20);
            back.countDown();
        }

        assertThat(tables.sequences()).hasSize(20).isSorted();
    }

    @Test
    void manySessionsComeAndGoWhileTheDatabaseDoes() throws Exception {
        int sessions = 8;
        int each = 300;
        CountDownLatch all = new CountDownLatch(sessions * each);
        List<Thread> speakers = new ArrayList<>();
        try (GroupCommit journal = start(Duration.ofMillis(50))) {
            for (int s = 0; s < sessions; s++) {
                String session = "sess_" + s;
                Thread speaker = new Thread(() -> {
                    for (long sequence = 1; sequence <= each; sequence++) {
                        journal.append(Records.put(session, sequence, "text"), written -> all.countDown());
                        if (sequence % 50 == 0) {
                            tables.away = !tables.away;
                        }
                    }
                });
                speaker.start();
                speakers.add(speaker);
            }
            for (Thread speaker : speakers) {
                speaker.join();
            }
            all.await();
            tables.away = false;
        }

        for (int s = 0; s < sessions; s++) {
            String session = "sess_" + s;
            assertThat(tables.records().stream()
                            .map(JournalRecord::stamp)
                            .filter(stamp -> stamp.session().value().equals(session))
                            .map(stamp -> stamp.sequence()))
                    .as(session)
                    .hasSize(each)
                    .isSorted();
        }
    }

    @Test
    void recordsThatKeepComingGoDirectlyAgainWhenTheDatabaseIsBack() throws Exception {
        tables.away = true;
        try (GroupCommit journal = start(PATIENT)) {
            for (long sequence = 1; !journal.isBridging(); sequence++) {
                appendAndWait(journal, sequence);
            }
            tables.away = false;
            for (long sequence = 1_000; journal.isBridging(); sequence++) {
                appendAndWait(journal, sequence);
            }
        }
    }

    @Test
    void whatIsStillInTheLogAtTheEndIsThereForTheNext() throws Exception {
        tables.away = true;
        try (GroupCommit journal = start(PATIENT)) {
            append(journal, 1);
        }
        assertThat(outcomes).containsEntry(1L, Written.DURABLE);
        tables.away = false;
        start(PATIENT).close();

        assertThat(tables.sequences()).containsExactly(1L);
    }

    @Test
    void aJournalThatIsClosedRefuses() throws Exception {
        GroupCommit journal = start(PATIENT);
        journal.close();
        append(journal, 1);

        assertThat(outcomes).containsEntry(1L, Written.REFUSED);
    }

    @Test
    void aListenerThatFailsDoesNotStopTheOthers() throws Exception {
        try (GroupCommit journal = start(PATIENT)) {
            journal.append(Records.put("sess_1", 1, "text"), written -> {
                throw new IllegalStateException("gone");
            });
            append(journal, 2);
        }

        assertThat(outcomes).containsEntry(2L, Written.DURABLE);
    }

    @Test
    void aFullQueueRefusesAtOnce() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        tables.before = () -> await(go);
        String large = "x".repeat(8 * 1024 * 1024);
        try (GroupCommit journal = start(PATIENT)) {
            for (long sequence = 1; sequence <= 7; sequence++) {
                String text = large;
                long number = sequence;
                journal.append(Records.put("sess_1", number, text), written -> outcomes.put(number, written));
            }
            assertThat(outcomes).containsValue(Written.REFUSED).doesNotContainValue(Written.DURABLE);
            go.countDown();
        }
    }

    private void append(GroupCommit journal, long sequence) {
        journal.append(Records.put("sess_1", sequence, "text"), written -> outcomes.put(sequence, written));
    }

    private static void appendAndWait(GroupCommit journal, long sequence) {
        CountDownLatch told = new CountDownLatch(1);
        journal.append(Records.put("sess_1", sequence, "text"), written -> told.countDown());
        await(told);
    }

    private GroupCommit start(Duration deadline) throws IOException {
        LocalLog log = LocalLog.open(folder, new LocalLog.Bounds(100_000_000, 1_000_000), Disk.REAL)
                .orElseThrow();
        GroupCommit journal = new GroupCommit(
                new GroupCommit.Parts(tables, log, Mirror.NONE, Clock.systemUTC()),
                deadline,
                Executors.defaultThreadFactory());
        journal.start();
        return journal;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
