package dev.voicebox.speech.model.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server says to the wish for a file, after all redirects. */
record Answer(HttpURLConnection connection, int status) implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");
    private static final Pattern UNSATISFIED = Pattern.compile("bytes \\*/(\\d+)");

    InputStream body() throws IOException {
        return connection.getInputStream();
    }

    boolean isWhole() {
        return status == HttpURLConnection.HTTP_OK;
    }

    /** Whether the bytes go on from there. */
    boolean continuesAt(long from) {
        Matcher range = range();
        return status == HttpURLConnection.HTTP_PARTIAL && range.matches() && Long.parseLong(range.group(1)) == from;
    }

    /** Whether the server has no more than these bytes. */
    boolean endsAt(long size) {
        Matcher range = UNSATISFIED.matcher(header("Content-Range"));
        return status == 416 && range.matches() && Long.parseLong(range.group(1)) == size;
    }

    /** Whether another try may help. */
    boolean isPassing() {
        return status >= 500 || status == 429 || status == 408;
    }

    /** Bytes of the whole file, where the server tells. */
    OptionalLong total() {
        if (isWhole()) {
            long length = connection.getContentLengthLong();
            return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
        }
        Matcher range = range();
        return range.matches() && !range.group(2).equals("*")
                ? OptionalLong.of(Long.parseLong(range.group(2)))
                : OptionalLong.empty();
    }

    /** By what the server knows its file again. A weak tag does not promise the same bytes. */
    Optional<String> validator() {
        String tag = header("ETag");
        String validator = tag.startsWith("\"") ? tag : header("Last-Modified");
        return validator.isEmpty() ? Optional.empty() : Optional.of(validator);
    }

    @Override
    public void close() {
        connection.disconnect();
    }

    private Matcher range() {
        return RANGE.matcher(header("Content-Range"));
    }

    private String header(String name) {
        String value = connection.getHeaderField(name);
        return value == null ? "" : value;
    }
}
