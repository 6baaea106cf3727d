package dev.voicebox.response;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a stream of tokens into chunks worth speaking: the first as soon as a clause (or a handful of words) is there, the
 * others at the ends of sentences. The chunks put together are the text.
 */
final class SentenceChunker {
    /** Characters after which a first chunk may end at a comma: about three words, else it sounds clipped. */
    private static final int FIRST_CLAUSE = 12;
    /** Characters after which a first chunk ends at any space: about eight words. */
    private static final int FIRST_LIMIT = 48;
    /** Characters after which a later chunk ends at any space, so that one endless sentence still streams. */
    private static final int LIMIT = 220;

    private final StringBuilder waiting = new StringBuilder();
    private boolean first = true;

    /** The chunks that this piece of text completes; often none. */
    List<String> push(String delta) {
        waiting.append(delta);
        List<String> chunks = new ArrayList<>();
        for (int cut = nextCut(); cut > 0; cut = nextCut()) {
            take(cut, chunks);
        }
        return chunks;
    }

    /** What is left when the text has ended. */
    List<String> flush() {
        List<String> chunks = new ArrayList<>();
        take(waiting.length(), chunks);
        return chunks;
    }

    private void take(int length, List<String> chunks) {
        String chunk = waiting.substring(0, length);
        if (chunk.isBlank()) {
            return;
        }
        chunks.add(chunk);
        waiting.delete(0, length);
        first = false;
    }

    /** Length of the next chunk, or 0. A mark only counts when the space after it has been seen: 3.14 is one word. */
    private int nextCut() {
        for (int i = 1; i < waiting.length(); i++) {
            if (!Character.isWhitespace(waiting.charAt(i))
                    || waiting.substring(0, i).isBlank()) {
                continue;
            }
            if (endsSentence(i) || isLongEnough(i)) {
                return i + 1;
            }
        }
        return 0;
    }

    private boolean endsSentence(int end) {
        char mark = waiting.charAt(end - 1);
        if (mark == '.') {
            return !endsWithAbbreviation(end - 1);
        }
        return mark == '!' || mark == '?' || mark == '…' || mark == ':' || waiting.charAt(end) == '\n';
    }

    private boolean isLongEnough(int end) {
        if (!first) {
            return end >= LIMIT;
        }
        char mark = waiting.charAt(end - 1);
        return end >= FIRST_LIMIT || end >= FIRST_CLAUSE && (mark == ',' || mark == ';' || mark == '–');
    }

    /** "Dr." or the "e.g." of a list does not end a sentence; neither does an initial. */
    private boolean endsWithAbbreviation(int dot) {
        int start = dot;
        while (start > 0 && !Character.isWhitespace(waiting.charAt(start - 1))) {
            start--;
        }
        String word = waiting.substring(start, dot);
        return word.length() == 1 && Character.isUpperCase(word.charAt(0))
                || word.indexOf('.') > 0 && word.length() <= 4
                || List.of("Mr", "Mrs", "Ms", "Dr", "Prof", "St", "No", "vs", "etc")
                        .contains(word);
    }
}
