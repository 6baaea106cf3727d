package dev.voicebox.response.prompt;

import dev.voicebox.event.Usage;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.language.TokenEstimate;

/** What a model is asked, and what it costs to read. */
public final class Prompt {
    private final ModelRequest request;
    private final int fixed;
    private final ItemCost items;

    /** @param fixed tokens of instructions and tools */
    Prompt(ModelRequest request, int fixed, ItemCost items) {
        this.request = request;
        this.fixed = fixed;
        this.items = items;
    }

    public ModelRequest request() {
        return request;
    }

    /**
     * What the answer cost. Text counts as the provider counted it, else by estimate; what the caller said counts by its
     * length instead of its words.
     *
     * @param counted by the provider, or {@code null} when it did not say
     * @param written tokens that the answer has by estimate
     * @param spokenMs length of the answer's sound
     */
    public Usage usage(ModelUsage counted, int written, long spokenMs) {
        int spoken = TokenEstimate.ofSpoken(spokenMs);
        if (counted == null) {
            return new Usage(fixed + items.text(), items.audio(), items.picture(), 0, written, spoken);
        }
        int text = Math.max(0, counted.inputTokens() - items.words() - items.picture());
        int cached = Math.min(counted.cachedTokens(), text);
        return new Usage(text, items.audio(), items.picture(), cached, counted.outputTokens(), spoken);
    }
}
