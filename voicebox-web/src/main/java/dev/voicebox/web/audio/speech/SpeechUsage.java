package dev.voicebox.web.audio.speech;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a call cost in tokens, counted as in spoken answers of a session: four characters of text, or 50 ms of sound, are
 * one.
 */
record SpeechUsage(long input, long output) {
    private static final int CHARACTERS_PER_TOKEN = 4;
    private static final int MS_PER_TOKEN = 50;

    static SpeechUsage of(int characters, long soundMs) {
        return new SpeechUsage((characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN, soundMs / MS_PER_TOKEN);
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("input_tokens", input)
                .put("output_tokens", output)
                .put("total_tokens", input + output);
    }
}
