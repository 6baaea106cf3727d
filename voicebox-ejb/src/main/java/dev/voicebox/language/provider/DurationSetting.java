package dev.voicebox.language.provider;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** How durations of language models are written. */
final class DurationSetting {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private DurationSetting() {}

    /** Empty when it is none from {@code least} to ten minutes. */
    static Optional<Duration> parse(String text, Duration least) {
        try {
            return Optional.of(Duration.parse(text))
                    .filter(value -> value.compareTo(least) >= 0 && value.compareTo(LONGEST) <= 0);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** What to say of one that is none. */
    static String problem(String key) {
        return key + " is not a duration up to PT10M, such as PT3S";
    }
}
