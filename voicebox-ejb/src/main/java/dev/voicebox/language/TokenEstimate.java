package dev.voicebox.language;

/**
 * How many tokens something has, as long as no provider has counted them: four plain letters each, two letters of other
 * alphabets, one character of the scripts that write words in one or two.
 */
public final class TokenEstimate {
    private static final char PLAIN = 0x80;
    /** From here on: Chinese, Japanese, Korean and pictures. */
    private static final char WORDY = 0x2E80;

    private static final int QUARTERS = 4;

    /** As the public service counts a picture of 1024 × 1024 pixels in high detail. */
    private static final int PICTURE = 765;

    /** As the public service counts spoken answers: a token each 50 ms. */
    private static final int SPOKEN_MS = 50;

    private TokenEstimate() {}

    public static int ofText(CharSequence text) {
        return ofQuarters(quarters(text));
    }

    /** In quarters of a token, to add up pieces of one text. */
    public static long quarters(CharSequence piece) {
        long quarters = 0;
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            quarters += c < PLAIN ? 1 : c < WORDY ? 2 : QUARTERS;
        }
        return quarters;
    }

    public static int ofQuarters(long quarters) {
        return (int) Math.min(Integer.MAX_VALUE, (quarters + QUARTERS - 1) / QUARTERS);
    }

    public static int ofPicture() {
        return PICTURE;
    }

    /** Of the sound of an answer, by its length in ms. */
    public static int ofSpoken(long ms) {
        return (int) (ms / SPOKEN_MS);
    }

    /** Of a declaration, as the model reads it. */
    public static int ofTool(ModelTool tool) {
        return ofQuarters(quarters(tool.name())
                + (tool.description() == null ? 0 : quarters(tool.description()))
                + (tool.parameters() == null ? 0 : quarters(tool.parameters().toString())));
    }
}
