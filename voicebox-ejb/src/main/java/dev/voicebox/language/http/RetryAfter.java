package dev.voicebox.language.http;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the header {@code Retry-After}: seconds or an HTTP date in any of its three forms (RFC 9110, 10.2.3 and 5.6.7). Some
 * providers send fractions of seconds, which the rule does not know.
 */
public final class RetryAfter {
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            new DateTimeFormatterBuilder()
                    .appendPattern("EEEE, dd-MMM-")
                    // Two digits of a year: waits are short, so that it is one of this century.
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
                    .appendPattern(" HH:mm:ss 'GMT'")
                    .toFormatter(Locale.US)
                    .withZone(ZoneOffset.UTC),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US).withZone(ZoneOffset.UTC));

    private RetryAfter() {}

    /** Never negative; empty when absent or nonsense. */
    public static Optional<Duration> parse(Optional<String> header, Instant now) {
        return header.map(String::strip)
                .flatMap(value -> value.matches("\\d{1,9}(\\.\\d{1,9})?") ? seconds(value) : date(value, now));
    }

    /** As the header says it again: whole seconds, rounded up, so that nobody comes back too early. */
    public static long seconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }

    private static Optional<Duration> seconds(String value) {
        BigDecimal nanos = new BigDecimal(value).movePointRight(9).setScale(0, RoundingMode.CEILING);
        return Optional.of(Duration.ofNanos(nanos.longValueExact()));
    }

    private static Optional<Duration> date(String value, Instant now) {
        return DATES.stream()
                .flatMap(form -> instant(value, form).stream())
                .findFirst()
                .map(then -> then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
    }

    private static Optional<Instant> instant(String value, DateTimeFormatter form) {
        try {
            return Optional.of(form.parse(value, Instant::from));
        } catch (DateTimeException otherForm) {
            return Optional.empty();
        }
    }
}
