package dev.voicebox.web.usage;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.voicebox.journal.UsageAmounts;
import dev.voicebox.usage.minute.UsageLine;
import dev.voicebox.usage.minute.UsageTable;

/** Usage as comma-separated values (RFC 4180), with a line of names; times as in {@code 2026-11-21T12:00:00Z}. */
final class UsageCsv {
    private static final String END = "\r\n";
    private static final List<String> NAMES = List.of(
            "tenant_id",
            "project_id",
            "start",
            "end",
            "requests",
            "input_tokens",
            "cached_tokens",
            "output_tokens",
            "estimated_tokens",
            "audio_in_ms",
            "audio_out_ms",
            "connection_ms");

    private UsageCsv() {}

    static String of(UsageTable table) {
        StringBuilder text = new StringBuilder(line(NAMES.stream()));
        table.lines().forEach(line -> text.append(line(values(table.tenant().value(), line))));
        return text.toString();
    }

    private static Stream<Object> values(String tenant, UsageLine line) {
        UsageAmounts used = line.amounts();
        return Stream.of(
                tenant,
                line.project(),
                line.start(),
                line.end(),
                used.requests(),
                used.tokens().input(),
                used.tokens().cached(),
                used.tokens().output(),
                used.tokens().estimated(),
                used.audioInMs(),
                used.audioOutMs(),
                used.connectionMs());
    }

    private static String line(Stream<?> values) {
        return values.map(value -> escaped(value.toString())).collect(Collectors.joining(",", "", END));
    }

    /** Programs for tables run what begins with one of = + - @: such a text is kept from that by a quotation mark inside. */
    static String escaped(String text) {
        String safe = text.matches("(?s)[=+@\\t\\r-].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
