package dev.voicebox.language.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTest {

    @Test
    void aWaitIsSecondsOrADateOrNothing() {
        Instant now = Instant.parse("2026-11-20T10:00:00Z");

        assertThat(RetryAfter.parse(Optional.of(" 7 "), now)).contains(Duration.ofSeconds(7));
        assertThat(RetryAfter.parse(Optional.of("Fri, 20 Nov 2026 09:00:00 GMT"), now))
                .contains(Duration.ZERO);
        assertThat(RetryAfter.parse(Optional.of("soon"), now)).isEmpty();
        assertThat(RetryAfter.parse(Optional.empty(), now)).isEmpty();
    }
}
