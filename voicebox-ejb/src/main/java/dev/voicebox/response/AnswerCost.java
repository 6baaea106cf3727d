package dev.voicebox.response;

import dev.voicebox.event.ResponseStatus;
import dev.voicebox.event.Usage;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.response.prompt.Prompt;

/** What an answer has cost when it ends. */
final class AnswerCost {
    private AnswerCost() {}

    /**
     * An answer that was broken off before anything came of it costs nothing.
     *
     * @param asked {@code null} when the model was not asked
     * @param counted by the provider, or {@code null}: then what was written is estimated, and not above its limit
     */
    static Usage of(Prompt asked, ModelUsage counted, AnswerOutput output, ResponseStatus status) {
        boolean whole = status instanceof ResponseStatus.Completed || status instanceof ResponseStatus.Incomplete;
        if (asked == null || !whole && output.items().isEmpty()) {
            return Usage.NONE;
        }
        int most = asked.request().maxOutputTokens().orElse(Integer.MAX_VALUE);
        int written = Math.min(output.writtenTokens(), most);
        return asked.usage(counted, written, output.audioMs());
    }
}
