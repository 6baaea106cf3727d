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
import dev.voicebox.response.output.AnswerOutput;
import dev.voicebox.response.output.OutputPort;
import dev.voicebox.response.prompt.Prompt;

/**
 * How an answer ends: its items are closed, its cost is counted, and {@code response.done} says all of it. What an answer in
 * a session costs is decided here and nowhere else.
 */
final class AnswerEnd {
    private final ResponseOrder order;
    private final OutputPort port;
    private final AnswerOutput output;
    private final AnswerVoice voice;
    /** What is told beside the protocol's fields. */
    private final ObjectNode beside = JsonNodeFactory.instance.objectNode();

    private ModelUsage counted;
    private ModelUsage earlier;

    /** @param estimated whether nobody counted the tokens of its text */
    record Cost(Usage usage, boolean estimated) {}

    AnswerEnd(ResponseOrder order, OutputPort port, AnswerOutput output, AnswerVoice voice) {
        this.order = order;
        this.port = port;
        this.output = output;
        this.voice = voice;
    }

    static ResponseStatus statusOf(FinishReason reason) {
        return switch (reason) {
            case STOP, TOOL_CALLS -> new ResponseStatus.Completed();
            case LENGTH -> new ResponseStatus.Incomplete(IncompleteReason.MAX_OUTPUT_TOKENS);
            case CONTENT_FILTER -> new ResponseStatus.Incomplete(IncompleteReason.CONTENT_FILTER);
        };
    }

    void answeredBy(String provider, String model) {
        beside.put("provider", provider).put("model", model);
    }

    /** By the provider; without this the cost is an estimate. */
    void counted(ModelUsage usage) {
        counted = earlier == null ? usage : earlier.plus(usage);
    }

    /** The model is asked once more for the same answer. */
    void askedAgain() {
        earlier = counted;
    }

    /**
     * What the answer has cost.
     *
     * @param apologised whether no model answered: then nothing was written that costs anything
     * @param asked {@code null} when the model was not asked
     */
    Cost say(ResponseStatus status, boolean apologised, Prompt asked) {
        output.close(status instanceof ResponseStatus.Completed ? Status.COMPLETED : Status.INCOMPLETE);
        Usage usage = apologised ? Usage.NONE : usage(status, asked);
        if (apologised) {
            // One that made nothing but a call which was ruled out, and failed, has not answered.
            beside.removeAll().put("degraded", "no_model");
        } else if (voice.isLost()) {
            beside.put("degraded", "text_only");
        } else if (order.toolsUsedUp()) {
            beside.put("degraded", "no_tools");
        }
        boolean estimated = counted == null && usage.total() > 0;
        if (estimated) {
            beside.put("usage_estimated", true);
        }
        port.say(new ResponseEvent.Done(order.view(status, output.items(), usage), beside.isEmpty() ? null : beside));
        return new Cost(usage, estimated);
    }

    /** An answer that was broken off before anything came of it costs nothing; what was cut has no more than it may. */
    private Usage usage(ResponseStatus status, Prompt asked) {
        boolean whole = status instanceof ResponseStatus.Completed || status instanceof ResponseStatus.Incomplete;
        if (asked == null || !whole && output.items().isEmpty()) {
            return Usage.NONE;
        }
        int most = order.config().maxOutputTokens().orElse(Integer.MAX_VALUE);
        return asked.usage(counted, Math.min(output.writtenTokens(), most), output.audioMs());
    }
}
