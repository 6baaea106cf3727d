package dev.voicebox.language.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "' 7 ' | PT7S",
                "0 | PT0S",
                "1.5 | PT1.5S",
                "0.0000000001 | -",
                "999999999.999999999 | PT999999999.999999999S",
                "Fri, 20 Nov 2026 10:01:00 GMT | PT1M",
                "Fri, 20 Nov 2026 09:00:00 GMT | PT0S",
                "Friday, 20-Nov-26 10:01:00 GMT | PT1M",
                "Fri Nov 20 10:01:00 2026 | PT1M",
                "Wed Dec  2 10:00:00 2026 | PT288H",
                "soon | -",
                "-1 | -",
                "1,5 | -",
                "1. | -",
                "Fri, 31 Feb 2026 10:00:00 GMT | -",
                "'' | -",
            },
            nullValues = "-")
    void aWaitIsSecondsOrADateOrNothing(String header, Duration wait) {
        assertThat(RetryAfter.parse(Optional.ofNullable(header), NOW)).isEqualTo(Optional.ofNullable(wait));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0", "PT0.001S, 1", "PT1S, 1", "PT1.5S, 2"})
    void whatIsSaidAgainIsNeverSooner(Duration wait, long seconds) {
        assertThat(RetryAfter.seconds(wait)).isEqualTo(seconds);
    }
}
