package dev.voicebox.setting;

import java.util.List;

import static dev.voicebox.setting.Settings.NAMES;
import static dev.voicebox.setting.Settings.of;

/** The rows of the table that are about sessions. */
final class SessionRows {
    static final List<Setting> ALL = List.of(
            of(
                    "voicebox.realtime.models",
                    "model names a session may ask for: aliases, the first is the default",
                    "gpt-realtime,gpt-realtime-mini,gpt-realtime-1.5,gpt-realtime-2,gpt-realtime-2.1,gpt-realtime-2.1-mini",
                    NAMES),
            of(
                    "voicebox.session.max-duration",
                    "when a session ends by itself",
                    "PT60M",
                    "ISO 8601 duration, PT1M to P1D"),
            of(
                    "voicebox.session.drain-patience",
                    "how long answers may go on when the server stops",
                    "PT25S",
                    "ISO 8601 duration"),
            of(
                    "voicebox.session.resume-window",
                    "how long a session that has lost its client, or its server, can be resumed",
                    "PT5M",
                    "ISO 8601 duration, PT10S to PT1H; PT0S: not at all"),
            of("voicebox.session.replay-audio", "keep sound, too, for clients that resume", "false", "true, false"),
            of("voicebox.session.replay-events", "events of a session that are kept for them", "2000", "100 to 100000"),
            of(
                    "voicebox.gateway.name",
                    "what clients are told of the server that serves them",
                    "",
                    "letters, digits, . _ -"),
            of(
                    "voicebox.gateway.elsewhere",
                    "where clients may come back when this server is gone; not needed behind a load balancer",
                    "",
                    "http[s]://host[:port], commas between them"),
            of("voicebox.session.audio-quota", "sound of one session that is kept on disk", "536870912", "bytes"));

    private SessionRows() {}
}
