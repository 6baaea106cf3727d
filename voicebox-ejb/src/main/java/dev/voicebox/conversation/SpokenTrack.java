package dev.voicebox.conversation;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.job.SpokenPiece.Word;
import dev.voicebox.spoken.SpokenForm;

/**
 * Which words of an answer lie at which ms of its sound. Built chunk by chunk: a chunk begins where the sound of those before
 * it has ended, as measured. Inside a chunk the voice's own word times count; where it knows none, words are taken to last
 * in proportion to their length. Times are those of the words that were spoken; texts are those that were written.
 */
public final class SpokenTrack {
    /** Length of a character of a chunk that is not finished, in ms: 15 characters a second, a usual pace of speech. */
    private static final int MS_PER_CHARACTER = 65;

    private static final class Chunk {
        private final SpokenForm text;
        private final long startMs;
        private final List<Word> words = new ArrayList<>();
        private long endMs;
        private boolean finished;
        private boolean brokenOff;

        private Chunk(SpokenForm text, long startMs) {
            this.text = text;
            this.startMs = startMs;
            this.endMs = startMs;
        }

        private String heardBy(long ms) {
            if (finished && ms >= endMs) {
                return text.source();
            }
            if (ms <= startMs) {
                return "";
            }
            String heard =
                    text.source().substring(0, text.sourceEnd(words.isEmpty() ? endByLength(ms) : endByWords(ms)));
            return brokenOff && ms >= endMs && !heard.isEmpty() ? heard + " " : heard;
        }

        private int endByWords(long ms) {
            int end = 0;
            for (Word word : words) {
                if (startMs + word.endMs() <= ms) {
                    end = Math.max(end, word.end());
                }
            }
            return Math.min(end, text.text().length());
        }

        private int endByLength(long ms) {
            String words = text.text();
            long last = finished ? endMs : Math.max(endMs, startMs + (long) words.length() * MS_PER_CHARACTER);
            if (ms >= last) {
                return words.length();
            }
            int end = (int) (words.length() * (ms - startMs) / (last - startMs));
            while (end > 0 && !Character.isWhitespace(words.charAt(end))) {
                end--;
            }
            return end;
        }
    }

    private final List<Chunk> chunks = new ArrayList<>();
    private long lengthMs;

    /** Sound of this chunk has been made up to here, and more will come; {@code words}: newly known ends. */
    public void speaking(SpokenForm text, long endMs, List<Word> words) {
        reach(text, endMs).words.addAll(words);
    }

    /** The chunk has been spoken to its end. */
    public void spoke(SpokenForm text, long endMs) {
        reach(text, endMs).finished = true;
    }

    /** No more of the chunk will be spoken; the rest of it was not heard. */
    public void brokeOff(SpokenForm text, long endMs) {
        reach(text, endMs).brokenOff = true;
    }

    public long lengthMs() {
        return lengthMs;
    }

    /** The text up to {@code ms} of its sound: a word counts as heard when it has ended. */
    public String heardBy(long ms) {
        long at = Math.min(ms, lengthMs);
        StringBuilder heard = new StringBuilder();
        if (at > 0) {
            chunks.forEach(chunk -> heard.append(chunk.heardBy(at)));
        }
        return heard.toString().stripTrailing();
    }

    /** All that was heard. */
    public String heard() {
        return heardBy(lengthMs);
    }

    /** Forgets what lies after {@code ms}. Of a chunk that was heard in part the rest stays, so that a later cut is as true. */
    public void cut(long ms) {
        chunks.removeIf(chunk -> chunk.startMs >= ms);
        lengthMs = ms;
    }

    private Chunk reach(SpokenForm text, long endMs) {
        Chunk last = chunks.isEmpty() ? null : chunks.get(chunks.size() - 1);
        if (last == null || last.finished || last.brokenOff) {
            last = new Chunk(text, lengthMs);
            chunks.add(last);
        }
        last.endMs = endMs;
        lengthMs = endMs;
        return last;
    }
}
