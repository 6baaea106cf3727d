package dev.voicebox.web.admin.call;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

/** Reads times in addresses. More can be written than a database knows. */
public final class Moment {
    private static final int DATE = "2026-11-21".length();
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Moment() {}

    /**
     * @param text a time with its zone, or a date, which begins with its day in UTC
     * @throws Refused 400 naming the parameter
     */
    public static Instant of(String param, String text) throws Refused {
        Instant time;
        try {
            time = text.length() == DATE
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw invalid(param, "Expected a time such as 2026-11-21T12:00:00Z, or a date.");
        }
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST)) {
            throw invalid(param, "Expected a time of the years 1970 to 9999.");
        }
        return time;
    }

    private static Refused invalid(String param, String message) {
        return new Refused(Refusal.invalid("invalid_value", param, "Invalid '" + param + "'. " + message));
    }
}
