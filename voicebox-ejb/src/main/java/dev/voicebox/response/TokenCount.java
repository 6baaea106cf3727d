package dev.voicebox.response;

import dev.voicebox.event.Usage;
import dev.voicebox.language.ModelMessage;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelUsage;

/** Tokens of an answer: as the provider counted the text, or by estimate; audio by its length. */
final class TokenCount {
    /** English text has about four characters a token. */
    private static final int CHARACTERS_PER_TOKEN = 4;
    /** As the public service counts spoken answers: a token each 50 ms. */
    private static final int SPOKEN_MS_PER_TOKEN = 50;

    /** As the public service counts a picture of 1024 × 1024 pixels in high detail. */
    private static final int PICTURE_TOKENS = 765;

    private TokenCount() {}

    /** @param counted by the provider, or {@code null} when it did not say */
    static Usage of(ModelRequest asked, ModelUsage counted, int writtenCharacters, long spokenMs) {
        int spoken = (int) (spokenMs / SPOKEN_MS_PER_TOKEN);
        if (counted != null) {
            return new Usage(counted.inputTokens(), 0, counted.cachedTokens(), counted.outputTokens(), spoken);
        }
        return new Usage(estimate(asked), 0, 0, tokens(writtenCharacters), spoken);
    }

    static int estimate(ModelRequest asked) {
        long characters = asked.instructions().length();
        int pictures = 0;
        for (ModelMessage message : asked.messages()) {
            if (message instanceof ModelMessage.UserImage) {
                pictures++;
            } else {
                characters += message.toString().length();
            }
        }
        return tokens(characters) + pictures * PICTURE_TOKENS;
    }

    private static int tokens(long characters) {
        return (int) ((characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN);
    }
}
