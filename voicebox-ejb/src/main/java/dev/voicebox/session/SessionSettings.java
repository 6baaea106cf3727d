package dev.voicebox.session;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.voicebox.response.Mind;
import dev.voicebox.tool.ToolRounds;

/**
 * Settings of sessions.
 *
 * @param models names that sessions may ask for ({@code voicebox.realtime.models}); the first is the default
 * @param maxDuration {@code voicebox.session.max-duration}, one minute to one day
 * @param drainPatience {@code voicebox.session.drain-patience}: how long answers may go on when the server stops
 * @param audioQuotaBytes {@code voicebox.session.audio-quota}: sound kept on disk for one session
 * @param apology {@code voicebox.llm.apology}: what is said when no language model answers
 * @param toolRounds {@code voicebox.tools.max-rounds}: answers with calls that may follow each other, 1 to 1000
 */
public record SessionSettings(
        List<String> models,
        Duration maxDuration,
        Duration drainPatience,
        long audioQuotaBytes,
        String apology,
        int toolRounds) {

    /** Session model names of the public service; here they are aliases of whatever model answers. */
    public static final List<String> MODELS = List.of(
            "gpt-realtime",
            "gpt-realtime-mini",
            "gpt-realtime-1.5",
            "gpt-realtime-2",
            "gpt-realtime-2.1",
            "gpt-realtime-2.1-mini");

    public static final SessionSettings DEFAULTS = new SessionSettings(
            MODELS, Duration.ofMinutes(60), Duration.ofSeconds(25), 512L * 1024 * 1024, Mind.APOLOGY, ToolRounds.USUAL);

    public SessionSettings {
        models = List.copyOf(models);
        if (models.isEmpty()) {
            throw new IllegalArgumentException("voicebox.realtime.models must name at least one model");
        }
        if (maxDuration.compareTo(Duration.ofMinutes(1)) < 0 || maxDuration.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "voicebox.session.max-duration must be PT1M to P1D, but is " + maxDuration);
        }
        if (drainPatience.isNegative()) {
            throw new IllegalArgumentException(
                    "voicebox.session.drain-patience must not be negative, but is " + drainPatience);
        }
        if (audioQuotaBytes < 0) {
            throw new IllegalArgumentException(
                    "voicebox.session.audio-quota must not be negative, but is " + audioQuotaBytes);
        }
        ToolRounds.check(toolRounds);
    }

    /** @param value of a setting by its key */
    static SessionSettings read(Function<String, Optional<String>> value) {
        return new SessionSettings(
                value.apply("voicebox.realtime.models")
                        .map(SessionSettings::listed)
                        .orElse(DEFAULTS.models()),
                value.apply("voicebox.session.max-duration")
                        .map(text -> duration("voicebox.session.max-duration", text))
                        .orElse(DEFAULTS.maxDuration()),
                value.apply("voicebox.session.drain-patience")
                        .map(text -> duration("voicebox.session.drain-patience", text))
                        .orElse(DEFAULTS.drainPatience()),
                value.apply("voicebox.session.audio-quota")
                        .map(SessionSettings::bytes)
                        .orElse(DEFAULTS.audioQuotaBytes()),
                value.apply("voicebox.llm.apology")
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .orElse(DEFAULTS.apology()),
                value.apply("voicebox.tools.max-rounds")
                        .map(SessionSettings::rounds)
                        .orElse(DEFAULTS.toolRounds()));
    }

    private static List<String> listed(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static Duration duration(String key, String text) {
        try {
            return Duration.parse(text.strip());
        } catch (DateTimeParseException notIso) {
            throw new IllegalArgumentException(key + " must be an ISO 8601 duration such as PT30M, but is " + text);
        }
    }

    private static long bytes(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "voicebox.session.audio-quota must be a number of bytes, but is " + text);
        }
    }

    private static int rounds(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("voicebox.tools.max-rounds must be a number, but is " + text);
        }
    }
}
