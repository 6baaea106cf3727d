package dev.voicebox.language;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.privacy.Redacted;

/**
 * How a model chooses its words; {@code null} leaves it to the provider.
 *
 * @param temperature 0 to 2
 * @param topP 0 to 1
 * @param stop texts before which the answer ends; may be empty
 * @param format a {@code response_format} of the chat-completions dialect
 */
public record Sampling(Double temperature, Double topP, List<String> stop, JsonNode format) {
    public static final Sampling UNSAID = new Sampling(null, null, List.of(), null);

    public Sampling {
        stop = List.copyOf(stop);
    }

    @Override
    public String toString() {
        return "Sampling[" + temperature + ", " + topP + ", " + Redacted.entries(stop) + ", " + Redacted.json(format)
                + "]";
    }
}
