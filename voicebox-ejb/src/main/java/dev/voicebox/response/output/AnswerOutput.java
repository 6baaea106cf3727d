package dev.voicebox.response.output;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.voicebox.config.AnswerConfig;
import dev.voicebox.event.Ids;
import dev.voicebox.event.Item;
import dev.voicebox.event.Item.FunctionCall;
import dev.voicebox.event.Item.Status;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.language.ModelRequest.ToolUse;
import dev.voicebox.language.TokenEstimate;
import dev.voicebox.spoken.SpokenForm;

/** Everything that one answer puts out: at most one message, and the calls, in the order in which they began. */
public final class AnswerOutput {
    private final OutputPort port;
    private final AnswerConfig config;
    private final Ids ids;
    private final List<OutputItem> items = new ArrayList<>();
    private final Map<Integer, CallOutput> calls = new HashMap<>();
    private MessageOutput message;
    private long writtenQuarters;

    public AnswerOutput(OutputPort port, AnswerConfig config, Ids ids) {
        this.port = port;
        this.config = config;
        this.ids = ids;
    }

    public void text(String delta) {
        wrote(delta);
        tell(delta);
    }

    /** The model has written this, whether or not it is told. */
    public void wrote(String delta) {
        writtenQuarters += TokenEstimate.quarters(delta);
    }

    public boolean hasText() {
        return message != null;
    }

    /** The client is told this. */
    public void tell(String delta) {
        if (message == null) {
            message = new MessageOutput(port, config.mode(), items.size(), ids.nextItem());
            items.add(message);
        }
        message.write(delta);
    }

    /** A call that the client has ruled out is dropped, for models that make it nevertheless. */
    public void call(int index, String callId, String name) {
        if (refusesCall(calls.size())) {
            return;
        }
        FunctionCall call = new FunctionCall(ids.nextItem(), Status.IN_PROGRESS, port.callId(callId, ids), name, "");
        CallOutput output = new CallOutput(port, items.size(), call);
        items.add(output);
        calls.put(index, output);
    }

    public boolean hasCalls() {
        return !calls.isEmpty();
    }

    /** @param soFar calls that the answer has */
    public boolean refusesCall(int soFar) {
        return config.toolUse().mode() == ToolUse.Mode.NONE
                || Boolean.FALSE.equals(config.tuning().parallelToolCalls()) && soFar > 0;
    }

    /** Arguments of a call that was never announced are dropped: there is nothing that they could belong to. */
    public void arguments(int index, String delta) {
        if (calls.containsKey(index)) {
            wrote(delta);
            tellArguments(index, delta);
        }
    }

    public void tellArguments(int index, String delta) {
        CallOutput call = calls.get(index);
        if (call != null) {
            call.write(delta);
        }
    }

    public void sound(SpokenForm chunk, SpokenPiece piece) {
        message.sound(chunk, piece);
    }

    public void spoke(SpokenForm chunk) {
        message.spoke(chunk);
    }

    public void brokeOff(SpokenForm chunk) {
        message.brokeOff(chunk);
    }

    /** The rest of the text will not be spoken. */
    public void fallSilent() {
        if (message != null) {
            message.fallSilent();
        }
    }

    /** Ends every item, in order. */
    public void close(Status status) {
        items.forEach(item -> item.close(status));
    }

    public List<Item> items() {
        return items.stream().map(OutputItem::item).toList();
    }

    /** By estimate. */
    public int writtenTokens() {
        return TokenEstimate.ofQuarters(writtenQuarters);
    }

    public long audioMs() {
        return message == null ? 0 : message.audioMs();
    }
}
