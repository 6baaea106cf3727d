package dev.voicebox.response.output;

import java.util.OptionalInt;

/**
 * Counts what a model writes, for providers that do not keep the limit they were given. Counts too little rather than too
 * much, so that those that keep it are never cut off: each piece is a token at least, and so are so many characters.
 */
public final class OutputLimit {
    /** More than any text has on average. */
    private static final int MOST_CHARACTERS_PER_TOKEN = 8;

    private final int most;
    private int pieces;
    private long characters;

    public OutputLimit(OptionalInt tokens) {
        this.most = tokens.orElse(Integer.MAX_VALUE);
    }

    /** False when the answer has as many tokens as it may, and this piece is one too many. */
    public boolean takes(String piece) {
        if (piece.isEmpty()) {
            return true;
        }
        if (pieces >= most || (characters + piece.length()) / MOST_CHARACTERS_PER_TOKEN > most) {
            return false;
        }
        pieces++;
        characters += piece.length();
        return true;
    }
}
