package dev.voicebox.tool.row;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NoteQueueTest {
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final List<String> written = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final Logger logger = Logger.getLogger(NoteQueue.class.getName());
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            log.add(line.getLevel().getName());
        }

        @Override
        public void flush() {
            // keeps nothing back
        }

        @Override
        public void close() {
            // holds nothing
        }
    };
    private final NoteQueue queue = new NoteQueue(threads::add, note -> lost.add(note.fault()));

    @BeforeEach
    void listen() {
        logger.addHandler(listener);
        logger.setLevel(Level.INFO);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(listener);
        logger.setLevel(null);
        logger.setUseParentHandlers(true);
    }

    @Test
    void notesAreWrittenInOrderByOneThreadAndNotByWhoAddsThem() {
        queue.add(writes("a"));
        queue.add(writes("b"));
        assertThat(written).isEmpty();
        assertThat(threads).hasSize(1);

        runThreads();
        queue.add(writes("c"));
        runThreads();
        assertThat(written).containsExactly("a", "b", "c");
    }

    @Test
    void aDatabaseThatIsAwayIsLoggedOnceCountedEachTimeAndTriedAgain() {
        queue.add(fails());
        queue.add(fails());
        queue.add(fails());
        runThreads();
        assertThat(log).containsExactly("WARNING");
        assertThat(lost).containsExactly("database", "database", "database");

        queue.add(writes("a"));
        queue.add(writes("b"));
        runThreads();
        assertThat(written).containsExactly("a", "b");
        assertThat(log).containsExactly("WARNING", "INFO");
    }

    @Test
    void aDatabaseThatHangsCostsABoundedAmountOfMemory() {
        for (int i = 0; i < NoteQueue.MOST + 2; i++) {
            queue.add(writes("x"));
        }
        assertThat(lost).containsExactly("overflow", "overflow");
        assertThat(log).containsExactly("WARNING");

        runThreads();
        assertThat(written).hasSize(NoteQueue.MOST);
    }

    @Test
    void aNoteThatFindsNoThreadGoesWithTheNextOne() {
        List<Runnable> found = new ArrayList<>();
        boolean[] full = {true};
        NoteQueue crowded = new NoteQueue(
                task -> {
                    if (full[0]) {
                        throw new RejectedExecutionException("full");
                    }
                    found.add(task);
                },
                note -> lost.add(note.fault()));
        crowded.add(writes("a"));
        full[0] = false;
        crowded.add(writes("b"));
        found.forEach(Runnable::run);

        assertThat(written).containsExactly("a", "b");
        assertThat(lost).isEmpty();
    }

    private void runThreads() {
        while (!threads.isEmpty()) {
            threads.poll().run();
        }
    }

    private Runnable writes(String note) {
        return () -> written.add(note);
    }

    private static Runnable fails() {
        return () -> {
            throw new IllegalStateException("away");
        };
    }
}
