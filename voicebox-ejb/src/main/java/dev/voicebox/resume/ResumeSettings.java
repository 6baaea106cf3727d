package dev.voicebox.resume;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Settings of resuming.
 *
 * @param window {@code voicebox.session.resume-window}: how long a session without its client, or without its gateway, can be
 *     resumed; 10 s to 1 h, or zero: not at all
 * @param replayAudio {@code voicebox.session.replay-audio}: whether sound is kept, too
 * @param events {@code voicebox.session.replay-events}: how many events of a session are kept, 100 to 100,000
 * @param whereabouts what clients are told of this gateway
 */
public record ResumeSettings(Duration window, boolean replayAudio, int events, Whereabouts whereabouts) {
    public static final ResumeSettings DEFAULTS =
            new ResumeSettings(Duration.ofMinutes(5), false, 2_000, Whereabouts.UNTOLD);

    private static final String WINDOW = "voicebox.session.resume-window";
    private static final String AUDIO = "voicebox.session.replay-audio";
    private static final String EVENTS = "voicebox.session.replay-events";

    public ResumeSettings {
        boolean outside = window.compareTo(Duration.ofSeconds(10)) < 0 || window.compareTo(Duration.ofHours(1)) > 0;
        if (outside && !window.isZero()) {
            throw new IllegalArgumentException(WINDOW + " must be PT10S to PT1H, or PT0S, but is " + window);
        }
        if (events < 100 || events > 100_000) {
            throw new IllegalArgumentException(EVENTS + " must be 100 to 100000, but is " + events);
        }
    }

    /** @param value of a setting by its key */
    public static ResumeSettings read(Function<String, Optional<String>> value) {
        return new ResumeSettings(
                given(value, WINDOW).map(ResumeSettings::duration).orElse(DEFAULTS.window()),
                given(value, AUDIO).map(Boolean::parseBoolean).orElse(DEFAULTS.replayAudio()),
                given(value, EVENTS).map(ResumeSettings::number).orElse(DEFAULTS.events()),
                Whereabouts.read(value));
    }

    private static Optional<String> given(Function<String, Optional<String>> value, String key) {
        return value.apply(key).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException notIso) {
            throw new IllegalArgumentException(WINDOW + " must be an ISO 8601 duration such as PT5M, but is " + text);
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(EVENTS + " must be a number, but is " + text);
        }
    }
}
