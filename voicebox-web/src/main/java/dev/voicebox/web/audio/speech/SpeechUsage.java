package dev.voicebox.web.audio.speech;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.language.TokenEstimate;

/** What a call cost in tokens, counted as in spoken answers of a session. */
record SpeechUsage(int input, int output) {

    /** @param soundMs length of what was spoken */
    static SpeechUsage of(String text, long soundMs) {
        return new SpeechUsage(TokenEstimate.ofText(text), TokenEstimate.ofSpoken(soundMs));
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("input_tokens", input)
                .put("output_tokens", output)
                .put("total_tokens", (long) input + output);
    }
}
