package dev.voicebox.conversation;

import java.util.ArrayList;
import java.util.List;

/** Which words of an answer lie at which ms of its sound. Built chunk by chunk, because only the measured length is true. */
public final class SpokenTrack {
    /** Length of a character of a chunk that is not finished, in ms: 15 characters a second, a usual pace of speech. */
    private static final int MS_PER_CHARACTER = 65;

    private record Chunk(String text, long endMs) {}

    private final List<Chunk> chunks = new ArrayList<>();
    private String unfinished;
    private long lengthMs;

    /** Sound of this chunk has been made up to here, and more will come. */
    public void speaking(String text, long endMs) {
        unfinished = text;
        lengthMs = endMs;
    }

    /** The chunk has been spoken to its end. */
    public void spoke(String text, long endMs) {
        unfinished = null;
        chunks.add(new Chunk(text, endMs));
        lengthMs = endMs;
    }

    public long lengthMs() {
        return lengthMs;
    }

    /**
     * The words that lie before {@code ms}. Within a chunk, words are taken to last in proportion to their length, and a
     * word counts as heard when it has ended.
     */
    public String heardBy(long ms) {
        StringBuilder heard = new StringBuilder();
        long startMs = 0;
        for (Chunk chunk : chunks) {
            heard.append(heardOf(chunk.text(), startMs, chunk.endMs(), ms));
            startMs = chunk.endMs();
        }
        if (unfinished != null) {
            long endMs = Math.max(lengthMs, startMs + (long) unfinished.length() * MS_PER_CHARACTER);
            heard.append(heardOf(unfinished, startMs, endMs, ms));
        }
        return heard.toString().strip();
    }

    /** Forgets what lies after {@code ms}. */
    public void cut(long ms) {
        String kept = heardBy(ms);
        chunks.clear();
        spoke(kept, ms);
    }

    private static String heardOf(String text, long startMs, long endMs, long ms) {
        if (ms >= endMs) {
            return text;
        }
        if (ms <= startMs) {
            return "";
        }
        int end = (int) (text.length() * (ms - startMs) / (endMs - startMs));
        while (end > 0 && !Character.isWhitespace(text.charAt(end))) {
            end--;
        }
        return text.substring(0, end);
    }
}
