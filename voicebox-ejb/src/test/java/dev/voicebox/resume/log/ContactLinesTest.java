package dev.voicebox.resume.log;

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

import static org.assertj.core.api.Assertions.assertThat;

/** What a person is told of a Redis that does not answer. */
class ContactLinesTest {
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
    private final Logger log = Logger.getLogger(Contact.class.getName());
    private Duration now = Duration.ZERO;
    private final Contact contact = new Contact(() -> now.toNanos());

    @BeforeEach
    void listen() {
        log.setLevel(Level.INFO);
        log.addHandler(handler);
    }

    @AfterEach
    void listenNoMore() {
        log.removeHandler(handler);
        log.setLevel(null);
    }

    @Test
    void aMomentWithoutAnAnswerIsNotWorthALine() {
        for (int i = 0; i < 10; i++) {
            contact.lost("late");
            pass(900);
            contact.found();
        }

        assertThat(lines).isEmpty();
    }

    @Test
    void oneThatStaysAwayIsToldOnceAndSoIsItsReturn() {
        contact.lost("gone");
        pass(600);
        contact.lost("gone");
        assertThat(lines).isEmpty();

        pass(600);
        contact.lost("gone");
        contact.lost("gone");
        assertThat(lines).containsExactly(Level.WARNING);

        contact.found();
        contact.found();
        assertThat(lines).containsExactly(Level.WARNING, Level.INFO);
    }

    @Test
    void theNextAbsenceIsTimedAnew() {
        contact.lost("gone");
        pass(1_200);
        contact.lost("gone");
        contact.found();
        pass(60_000);
        contact.lost("late");

        assertThat(lines).containsExactly(Level.WARNING, Level.INFO);
    }

    private void pass(long ms) {
        now = now.plusMillis(ms);
    }
}
