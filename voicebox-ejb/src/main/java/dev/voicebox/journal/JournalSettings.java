package dev.voicebox.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Settings of the journal.
 *
 * @param folder {@code voicebox.journal.dir}: of this server alone
 * @param maxBytes {@code voicebox.journal.max-bytes}: of the log on disk, 1 MiB or more
 * @param commitDeadline {@code voicebox.journal.commit-deadline}: after which a batch goes to the log, 10 ms to 10 s
 */
record JournalSettings(Path folder, long maxBytes, Duration commitDeadline) {
    private static final String DIR = "voicebox.journal.dir";
    private static final String MAX_BYTES = "voicebox.journal.max-bytes";
    private static final String DEADLINE = "voicebox.journal.commit-deadline";
    private static final long LEAST_BYTES = 1024 * 1024;
    /** In the working folder, which is the server's output folder. */
    private static final String STANDARD_FOLDER = "journal";

    private static final String STANDARD_BYTES = "268435456";
    private static final String STANDARD_DEADLINE = "PT0.1S";

    JournalSettings {
        if (maxBytes < LEAST_BYTES) {
            throw new IllegalArgumentException(MAX_BYTES + " must be " + LEAST_BYTES + " or more, but is " + maxBytes);
        }
        if (commitDeadline.toMillis() < 10 || commitDeadline.toSeconds() > 10) {
            throw new IllegalArgumentException(DEADLINE + " must be PT0.01S to PT10S, but is " + commitDeadline);
        }
    }

    /** @param value of a setting by its key */
    static JournalSettings read(Function<String, Optional<String>> value) {
        return new JournalSettings(
                Path.of(given(value, DIR).orElse(STANDARD_FOLDER)).toAbsolutePath(),
                bytes(given(value, MAX_BYTES).orElse(STANDARD_BYTES)),
                duration(given(value, DEADLINE).orElse(STANDARD_DEADLINE)));
    }

    private static Optional<String> given(Function<String, Optional<String>> value, String key) {
        return value.apply(key).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static long bytes(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(MAX_BYTES + " must be a number of bytes, but is " + text);
        }
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException notIso) {
            throw new IllegalArgumentException(
                    DEADLINE + " must be an ISO 8601 duration such as PT0.1S, but is " + text);
        }
    }
}
