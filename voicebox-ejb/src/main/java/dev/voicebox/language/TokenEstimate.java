package dev.voicebox.language;

/** How many tokens something has, as long as no provider has counted them. */
public final class TokenEstimate {
    /** English text has about four characters a token. */
    private static final int CHARACTERS_PER_TOKEN = 4;

    /** As the public service counts a picture of 1024 × 1024 pixels in high detail. */
    private static final int PICTURE = 765;

    private TokenEstimate() {}

    /** Of a text of so many characters. */
    public static int ofText(long characters) {
        return (int) Math.min(Integer.MAX_VALUE, (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN);
    }

    public static int ofPicture() {
        return PICTURE;
    }

    /** Of a declaration, as the model reads it. */
    public static int ofTool(ModelTool tool) {
        return ofText(tool.name().length()
                + (tool.description() == null ? 0 : tool.description().length())
                + (tool.parameters() == null ? 0 : tool.parameters().toString().length()));
    }
}
