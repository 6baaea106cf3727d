package dev.voicebox.inbound;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/**
 * How conversations over Kafka are held.
 *
 * @param idle {@code voicebox.kafka.inbound-idle}: after which a session of which nothing comes ends here, 1 s to 1 day
 */
public record InboundSettings(Duration idle) {
    private static final String IDLE = "voicebox.kafka.inbound-idle";

    public static final InboundSettings DEFAULTS = new InboundSettings(Duration.ofMinutes(5));

    public InboundSettings {
        if (idle.compareTo(Duration.ofSeconds(1)) < 0 || idle.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(IDLE + " must be PT1S to P1D, but is " + idle);
        }
    }

    /** @param value of a setting by its key */
    public static InboundSettings read(Function<String, Optional<String>> value) {
        return value.apply(IDLE)
                .map(text -> new InboundSettings(duration(text)))
                .orElse(DEFAULTS);
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text.strip());
        } catch (DateTimeParseException notIso) {
            throw new IllegalArgumentException(IDLE + " must be an ISO 8601 duration such as PT5M, but is " + text);
        }
    }
}
