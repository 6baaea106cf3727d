package dev.voicebox.response;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.Item.Status;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.event.ResponseStatus.IncompleteReason;
import dev.voicebox.event.Usage;
import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.response.prompt.Prompt;

/** How an answer ends: its items are closed, its cost is counted, and {@code response.done} says all of it. */
record AnswerEnd(ResponseOrder order, OutputPort port, AnswerOutput output, AnswerVoice voice) {

    static ResponseStatus statusOf(FinishReason reason) {
        return switch (reason) {
            case STOP, TOOL_CALLS -> new ResponseStatus.Completed();
            case LENGTH -> new ResponseStatus.Incomplete(IncompleteReason.MAX_OUTPUT_TOKENS);
            case CONTENT_FILTER -> new ResponseStatus.Incomplete(IncompleteReason.CONTENT_FILTER);
        };
    }

    /**
     * What the answer has cost.
     *
     * @param apologised whether no model answered: then nothing was written that costs anything
     * @param asked {@code null} when the model was not asked
     * @param counted by the provider, or {@code null} when it did not say
     */
    Usage say(ResponseStatus status, boolean apologised, Prompt asked, ModelUsage counted) {
        output.close(status instanceof ResponseStatus.Completed ? Status.COMPLETED : Status.INCOMPLETE);
        Usage usage = apologised ? Usage.NONE : usage(status, asked, counted);
        port.say(new ResponseEvent.Done(order.view(status, output.items(), usage), degraded(apologised)));
        return usage;
    }

    /** An answer that was broken off before anything came of it costs nothing; what was cut has no more than it may. */
    private Usage usage(ResponseStatus status, Prompt asked, ModelUsage counted) {
        boolean whole = status instanceof ResponseStatus.Completed || status instanceof ResponseStatus.Incomplete;
        if (asked == null || !whole && output.items().isEmpty()) {
            return Usage.NONE;
        }
        int most = order.config().maxOutputTokens().orElse(Integer.MAX_VALUE);
        return asked.usage(counted, Math.min(output.writtenTokens(), most), output.audioMs());
    }

    /**
     * Told beside the protocol's fields, the worst first: no model answered, the voice failed and the rest of the answer is
     * text only, or the model was not let call functions again.
     */
    private ObjectNode degraded(boolean apologised) {
        String mode = apologised ? "no_model" : voice.isLost() ? "text_only" : order.toolsUsedUp() ? "no_tools" : null;
        return mode == null ? null : JsonNodeFactory.instance.objectNode().put("degraded", mode);
    }
}
