package dev.voicebox.spoken;

/** The run of characters without white space around a place that moves forward through a text. */
final class Token {
    private final String text;
    private int end;
    private boolean address;

    Token(String text) {
        this.text = text;
    }

    /** Whether the place is in a token that has what addresses have: most have not, and need not be looked at. */
    boolean mayBeAddress(int at) {
        if (at >= end) {
            read(at);
        }
        return address;
    }

    private void read(int at) {
        address = false;
        end = at;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            char sign = text.charAt(end);
            address |= sign == '@' || sign == '/' || sign == '.' && isInside(end);
            end++;
        }
        end = Math.max(end, at + 1);
    }

    private boolean isInside(int at) {
        return at > 0 && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
    }
}
