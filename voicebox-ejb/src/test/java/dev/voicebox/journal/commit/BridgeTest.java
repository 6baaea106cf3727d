package dev.voicebox.journal.commit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.journal.Records;
import dev.voicebox.journal.TablesUnavailable;
import dev.voicebox.journal.disk.FailingDisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What becomes of batches while the database is there, slow, gone and back. */
class BridgeTest {
    @TempDir
    private Path folder;

    private final FailingDisk disk = new FailingDisk();
    private Road road;

    @BeforeEach
    void open() throws IOException {
        road = new Road(folder, disk, 100_000);
    }

    @AfterEach
    void close() throws IOException {
        road.close();
    }

    @Test
    void aBatchThatIsCommittedInTimeNeverTouchesTheLog() {
        road.write(1, 2, 3);

        assertThat(road.durable).containsExactly(1L, 2L, 3L);
        assertThat(road.tables.transactions).containsExactly(3);
        assertThat(road.log.bytes()).isZero();
        assertThat(road.meter.direct).isEqualTo(3);
    }

    @Test
    void aBatchThatTheDatabaseIsAwayForIsAcknowledgedOutOfTheLog() {
        road.tables.away = true;
        road.write(1, 2);

        assertThat(road.durable).containsExactly(1L, 2L);
        assertThat(road.log.records()).isEqualTo(2);
        assertThat(road.meter.logged).isEqualTo(2);
    }

    @Test
    void nothingOvertakesWhatIsInTheLog() throws TablesUnavailable {
        road.tables.away = true;
        road.write(1);
        road.tables.away = false;
        road.write(2);
        assertThat(road.tables.sequences()).isEmpty();

        road.drainsAll();
        road.write(3);
        assertThat(road.tables.sequences()).containsExactly(1L, 2L, 3L);
        assertThat(road.log.isEmpty()).isTrue();
        assertThat(road.meter.direct).isEqualTo(1);
    }

    @Test
    void aCommitThatSucceedsLateDoesNoHarm() throws TablesUnavailable {
        road.takes = Duration.ofSeconds(3);
        road.write(1, 2);
        road.write(3);
        assertThat(road.durable).containsExactly(1L, 2L, 3L);

        road.lateCommitsHappen();
        road.takes = Duration.ofMillis(2);
        road.drainsAll();
        road.write(4);
        assertThat(road.tables.sequences()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aDatabaseThatStaysSlowIsWrittenToOverTheLogOnly() throws TablesUnavailable {
        road.takes = Duration.ofMillis(150);
        road.write(1);
        road.drainsAll();
        road.write(2);
        assertThat(road.bridge.isOpen()).isTrue();
        assertThat(road.log.records()).isEqualTo(1);

        road.takes = Duration.ofMillis(2);
        road.drainsAll();
        assertThat(road.bridge.isOpen()).isFalse();
    }

    @Test
    void aDatabaseThatIsStillAwayLeavesTheLogAsItIs() {
        road.tables.away = true;
        road.write(1);

        assertThatThrownBy(road::drains).isInstanceOf(TablesUnavailable.class);
        assertThat(road.log.records()).isEqualTo(1);
    }

    @Test
    void aLongLogIsDrainedInLargeTransactions() throws TablesUnavailable {
        road.tables.away = true;
        for (int i = 1; i <= 200; i++) {
            road.write(i);
        }
        road.tables.away = false;
        road.drainsAll();

        assertThat(road.tables.sequences()).hasSize(200).isSorted();
        assertThat(road.tables.transactions).hasSizeLessThan(40);
    }

    @Test
    void aFullLogRefusesAndNeverAcknowledges() throws TablesUnavailable {
        road.tables.away = true;
        int written = 0;
        while (road.refused.isEmpty()) {
            road.write(++written);
        }
        assertThat(road.durable).hasSize(written - 1);
        assertThat(road.meter.refused).isEqualTo(1);

        road.tables.away = false;
        road.drainsAll();
        assertThat(road.tables.sequences()).isEqualTo(road.durable);
    }

    @Test
    void aDiskThatFailsRefusesUntilTheDatabaseIsBack() throws TablesUnavailable {
        disk.failsToSync("Input/output error");
        road.tables.away = true;
        road.write(1);
        assertThat(road.refused).containsExactly(1L);
        assertThat(road.durable).isEmpty();

        road.tables.away = false;
        road.drainsAll();
        road.write(2);
        assertThat(road.durable).containsExactly(2L);
    }

    @Test
    void aRecordThatTheDatabaseWillNeverTakeIsRefusedAndTheOthersAreNot() {
        road.tables.rejects = Records.stamp("sess_1", 2);
        road.write(1, 2, 3);

        assertThat(road.durable).containsExactly(1L, 3L);
        assertThat(road.refused).containsExactly(2L);
    }

    @Test
    void oneInTheLogIsSetAsideAndDoesNotStopTheOthers() throws Exception {
        road.tables.rejects = Records.stamp("sess_1", 2);
        road.tables.away = true;
        road.write(1, 2, 3);
        road.tables.away = false;
        road.drainsAll();

        assertThat(road.tables.sequences()).containsExactly(1L, 3L);
        assertThat(Files.readAllLines(folder.resolve("rejected.jsonl")))
                .singleElement()
                .asString()
                .contains("\"sequence\":2");
    }

    @Test
    void whatAnEarlierProcessLeftComesFirst() throws Exception {
        road.tables.away = true;
        road.write(1, 2);
        road.close();
        road = new Road(folder, disk, 100_000);
        road.write(3);
        assertThat(road.tables.sequences()).isEmpty();

        road.drainsAll();
        assertThat(road.tables.sequences()).isEqualTo(List.of(1L, 2L, 3L));
    }
}
