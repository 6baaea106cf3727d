package dev.voicebox.setting;

import java.util.List;

import static dev.voicebox.setting.Settings.of;

/** The rows of the table that are about what happens in sessions on its way to Kafka and PostgreSQL. */
final class JournalRows {
    static final List<Setting> ALL = List.of(
            of("voicebox.kafka.enabled", "tell what happens in sessions to Kafka", "false", "true, false"),
            of(
                    "voicebox.kafka.bootstrap-servers",
                    "brokers (the run command starts one, if none are given)",
                    "127.0.0.1:9092",
                    "host:port, commas between them"),
            of(
                    "voicebox.kafka.inbound-idle",
                    "when a session over Kafka of which nothing comes ends at its server",
                    "PT5M",
                    "ISO 8601 duration, PT1S to P1D"),
            of(
                    "voicebox.outbox.lease",
                    "how long events wait for another server when the one that was telling them dies",
                    "PT30S",
                    "ISO 8601 duration, PT1S to PT10M"),
            of(
                    "voicebox.outbox.poll",
                    "how long events of a server without the role relay may wait",
                    "PT0.5S",
                    "ISO 8601 duration, PT0.01S to PT1M"),
            of("voicebox.outbox.attempts", "how often a refused event is tried before it is parked", "8", "1 to 100"),
            of(
                    "voicebox.outbox.keep",
                    "how long published events are remembered, so that they are not told again",
                    "PT24H",
                    "ISO 8601 duration up to P365D"),
            of(
                    "voicebox.journal.dir",
                    "log of what PostgreSQL has not taken yet, of one server alone; unset: journal in its output"
                            + " folder (of the run command: journal/gateway-<n> in voicebox.home)",
                    "",
                    "folder"),
            of(
                    "voicebox.journal.max-bytes",
                    "of that log; when it is full, items are refused",
                    "268435456",
                    "bytes, from 1048576"),
            of(
                    "voicebox.journal.commit-deadline",
                    "how long PostgreSQL may take for a batch before it goes to the log",
                    "PT0.1S",
                    "ISO 8601 duration, PT0.01S to PT10S"));

    private JournalRows() {}
}
