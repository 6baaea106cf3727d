package dev.voicebox.language.openai;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts bytes into the {@code data:} lines of server-sent events, wherever the network split them. Each such line is taken as
 * one event, as all providers send it. Comments and other fields are passed over.
 */
final class SseReader {
    private static final byte[] FIELD = {'d', 'a', 't', 'a', ':'};

    private final Events events;
    private final ChatFailures failures;
    private byte[] line = new byte[512];
    private int length;

    SseReader(Events events, ChatFailures failures) {
        this.events = events;
        this.failures = failures;
    }

    /** Takes the text after {@code data:}. */
    @FunctionalInterface
    interface Events {
        void onData(String data) throws ChatError;
    }

    void read(ByteBuffer bytes) throws ChatError {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                endLine();
            } else {
                append(next);
            }
        }
    }

    /** The stream ended; a last line without its line end still counts. */
    void end() throws ChatError {
        endLine();
    }

    private void append(byte next) throws ChatError {
        if (length == ChatFailures.MAX_LINE) {
            throw new ChatError(failures.lineTooLong());
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, Math.min(ChatFailures.MAX_LINE, length * 2));
        }
        line[length++] = next;
    }

    private void endLine() throws ChatError {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        length = 0;
        if (end < FIELD.length || !Arrays.equals(line, 0, FIELD.length, FIELD, 0, FIELD.length)) {
            return;
        }
        String data = new String(line, FIELD.length, end - FIELD.length, StandardCharsets.UTF_8).strip();
        if (!data.isEmpty()) {
            events.onData(data);
        }
    }
}
