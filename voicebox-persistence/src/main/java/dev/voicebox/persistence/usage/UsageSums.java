package dev.voicebox.persistence.usage;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Counts, tokens and milliseconds of some time. Cached and estimated tokens are parts of the others. */
public record UsageSums(long requests, Tokens tokens, long audioInMs, long audioOutMs, long connectionMs) {

    public record Tokens(long input, long cached, long output, long estimated) {}

    static final String COLUMNS = "requests, input_tokens, cached_tokens, output_tokens, estimated_tokens, audio_in_ms,"
            + " audio_out_ms, connection_ms";

    static UsageSums of(ResultSet row) throws SQLException {
        return new UsageSums(
                row.getLong("requests"),
                new Tokens(
                        row.getLong("input_tokens"),
                        row.getLong("cached_tokens"),
                        row.getLong("output_tokens"),
                        row.getLong("estimated_tokens")),
                row.getLong("audio_in_ms"),
                row.getLong("audio_out_ms"),
                row.getLong("connection_ms"));
    }
}
