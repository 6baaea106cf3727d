package dev.voicebox.protocol.frame;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** Tokens add up. */
final class UsageSums {
    private UsageSums() {}

    static void check(JsonNode frame, List<String> complaints) {
        JsonNode usage = frame.path("response").path("usage");
        if (!usage.isObject()) {
            return;
        }
        JsonNode in = usage.path("input_token_details");
        JsonNode out = usage.path("output_token_details");
        JsonNode cached = in.path("cached_tokens_details");
        sum(
                "total_tokens",
                usage.path("total_tokens"),
                complaints,
                usage.path("input_tokens"),
                usage.path("output_tokens"));
        sum(
                "input_tokens",
                usage.path("input_tokens"),
                complaints,
                in.path("text_tokens"),
                in.path("audio_tokens"),
                in.path("image_tokens"));
        sum(
                "output_tokens",
                usage.path("output_tokens"),
                complaints,
                out.path("text_tokens"),
                out.path("audio_tokens"));
        sum(
                "cached_tokens",
                in.path("cached_tokens"),
                complaints,
                cached.path("text_tokens"),
                cached.path("audio_tokens"),
                cached.path("image_tokens"));
        for (String kind : List.of("text_tokens", "audio_tokens", "image_tokens")) {
            if (cached.path(kind).asLong() > in.path(kind).asLong()) {
                complaints.add("more cached than read: " + kind);
            }
        }
    }

    private static void sum(String name, JsonNode sum, List<String> complaints, JsonNode... parts) {
        long total = 0;
        for (JsonNode part : parts) {
            total += part.asLong();
        }
        if (sum.asLong() != total) {
            complaints.add(name + " is " + sum + ", but its parts are " + total);
        }
    }
}
