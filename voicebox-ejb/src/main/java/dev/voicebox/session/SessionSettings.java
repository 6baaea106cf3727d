package dev.voicebox.session;

import java.time.Duration;
import java.util.List;

/**
 * Settings of sessions.
 *
 * @param models names that sessions may ask for ({@code voicebox.realtime.models}); the first is the default
 * @param maxDuration {@code voicebox.session.max-duration}, one minute to one day
 * @param drainPatience {@code voicebox.session.drain-patience}: how long answers may go on when the server stops
 * @param audioQuotaBytes {@code voicebox.session.audio-quota}: sound kept on disk for one session
 */
public record SessionSettings(List<String> models, Duration maxDuration, Duration drainPatience, long audioQuotaBytes) {

    /** Session model names of the public service; here they are aliases of whatever model answers. */
    public static final List<String> MODELS = List.of(
            "gpt-realtime",
            "gpt-realtime-mini",
            "gpt-realtime-1.5",
            "gpt-realtime-2",
            "gpt-realtime-2.1",
            "gpt-realtime-2.1-mini");

    public static final SessionSettings DEFAULTS =
            new SessionSettings(MODELS, Duration.ofMinutes(60), Duration.ofSeconds(25), 512L * 1024 * 1024);

    public SessionSettings {
        models = List.copyOf(models);
        if (models.isEmpty()) {
            throw new IllegalArgumentException("voicebox.realtime.models must name at least one model");
        }
        if (maxDuration.compareTo(Duration.ofMinutes(1)) < 0 || maxDuration.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "voicebox.session.max-duration must be PT1M to P1D, but is " + maxDuration);
        }
    }
}
