package dev.voicebox.journal.commit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.journal.TablesUnavailable;
import dev.voicebox.journal.disk.FailingDisk;

import static org.assertj.core.api.Assertions.assertThat;

/** The process dies at every place where it can, one after the other, and another opens what it left. */
class DeathTest {
    private static final long ROOM = 1_000_000;

    @TempDir
    private Path folder;

    private final List<Long> durable = new ArrayList<>();
    private final List<Long> inTables = new ArrayList<>();

    @Test
    void whereverItDiesNothingAcknowledgedIsLostAndTheOrderIsKept() throws Exception {
        int places = 0;
        boolean died = true;
        while (died) {
            places++;
            died = liveUntil(places, folder.resolve("run" + places));

            assertThat(inTables)
                    .as("died at place %d", places)
                    .containsAll(durable)
                    .isSorted();
            assertThat(inTables).doesNotHaveDuplicates();
        }
        assertThat(places).as("places to die at").isGreaterThan(30);
        assertThat(durable).as("a life without death").hasSize(12);
    }

    private boolean liveUntil(int place, Path run) throws IOException, TablesUnavailable {
        Files.createDirectory(run);
        FailingDisk disk = new FailingDisk().diesAt(place);
        Road road = new Road(run, disk, ROOM);
        Runnable inTime = road.tables.before;
        road.tables.before = () -> {
            inTime.run();
            disk.reach();
        };
        road.tables.after = () -> disk.reach();
        boolean died = false;
        try {
            live(road);
        } catch (FailingDisk.Death death) {
            died = true;
        }
        road.close();
        durable.clear();
        durable.addAll(road.durable);
        try (Road next = new Road(run, new FailingDisk(), ROOM)) {
            next.drainsAll();
            inTables.clear();
            inTables.addAll(road.tables.sequences());
            next.tables.sequences().stream()
                    .filter(left -> !inTables.contains(left))
                    .forEach(inTables::add);
        }
        return died;
    }

    /** Direct, over the log while the database is away, drained, direct, and again. */
    private static void live(Road road) throws TablesUnavailable {
        for (int round = 0; round < 2; round++) {
            long first = 6L * round;
            road.write(first + 1, first + 2);
            road.tables.away = true;
            road.write(first + 3);
            road.write(first + 4, first + 5);
            road.tables.away = false;
            road.drainsAll();
            road.write(first + 6);
        }
    }
}
