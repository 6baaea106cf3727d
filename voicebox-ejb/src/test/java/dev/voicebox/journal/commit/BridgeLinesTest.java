package dev.voicebox.journal.commit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.journal.TablesUnavailable;
import dev.voicebox.journal.disk.FailingDisk;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person is told of the way over the log. */
class BridgeLinesTest {
    @TempDir
    private Path folder;

    private final List<Level> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final Logger log = Logger.getLogger(Bridge.class.getName());
    private Road road;

    @BeforeEach
    void open() throws IOException {
        log.setLevel(Level.INFO);
        log.addHandler(handler);
        road = new Road(folder, new FailingDisk(), 100_000);
    }

    @AfterEach
    void close() throws IOException {
        log.removeHandler(handler);
        log.setLevel(null);
        road.close();
    }

    @Test
    void aDatabaseThatIsLateForAMomentIsNotWorthALine() throws TablesUnavailable {
        road.tables.away = true;
        road.write(1);
        road.tables.away = false;
        road.drainsAll();

        assertThat(road.durable).containsExactly(1L);
        assertThat(lines).isEmpty();
    }

    @Test
    void oneThatStaysAwayIsToldOnceAndSoIsItsReturn() throws TablesUnavailable {
        road.tables.away = true;
        road.write(1);
        road.passes(Duration.ofSeconds(5));
        road.bridge.onAway();
        road.write(2);
        road.bridge.onAway();
        assertThat(lines).containsExactly(Level.WARNING);

        road.tables.away = false;
        road.drainsAll();
        assertThat(lines).containsExactly(Level.WARNING, Level.INFO);
    }

    @Test
    void whatAnEarlierProcessLeftIsToldAtOnce() throws IOException {
        road.tables.away = true;
        road.write(1);
        road.close();
        road = new Road(folder, new FailingDisk(), 100_000);

        assertThat(lines).containsExactly(Level.WARNING);
    }
}
