package dev.voicebox.response;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.effect.Effect;
import dev.voicebox.event.Item.Status;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.event.ResponseView;
import dev.voicebox.event.Usage;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelUsage;

/** One answer from its request to {@code response.done}: feeds its machine and does what the machine decides. */
final class ResponseRun implements SpeechQueue.Out {
    private final ResponseOrder order;
    private final OutputPort port;
    private final AnswerOutput output;
    private final SentenceChunker chunker = new SentenceChunker();
    private final SpeechQueue speech = new SpeechQueue(this);
    private final Supplier<ModelRequest> request;
    private final Consequences consequences;

    private ResponseMachine.State state;
    private ModelRequest asked;
    private ModelUsage counted;
    private boolean mute;

    /** What an answer sets off beyond its own events. */
    interface Consequences {
        void perform(Effect effect);

        void onFinished(ResponseRun run, Usage usage);
    }

    /** @param request made when the model is asked, because the caller's words may come late */
    ResponseRun(ResponseOrder order, OutputPort port, Supplier<ModelRequest> request, Consequences consequences) {
        this.order = order;
        this.port = port;
        this.output = new AnswerOutput(port, order.config(), order.ids());
        this.request = request;
        this.consequences = consequences;
    }

    ResponseId id() {
        return order.id();
    }

    /** Whether the answer is meant to be heard. */
    boolean isSpoken() {
        return order.config().mode().audio();
    }

    boolean hasSounded() {
        return audioMs() > 0;
    }

    /** How long what was spoken lasts. */
    long audioMs() {
        return output.audioMs();
    }

    ResponseView view() {
        return order.view(new ResponseStatus.InProgress(), List.of(), null);
    }

    void begin(Set<ItemId> missingTranscripts) {
        follow(ResponseMachine.begin(missingTranscripts));
    }

    void wordsKnown(ItemId item) {
        step(new ResponseMachine.WordsKnown(item));
    }

    void wordsLost(ItemId item, String message) {
        step(new ResponseMachine.WordsLost(item, message));
    }

    void text(String delta) {
        if (isModelRunning()) {
            step(new ResponseMachine.OutputArrived());
            output.text(delta);
            speak(chunker.push(delta));
        }
    }

    void call(int index, String callId, String name) {
        if (isModelRunning()) {
            step(new ResponseMachine.OutputArrived());
            output.call(index, callId, name);
        }
    }

    void arguments(int index, String delta) {
        if (isModelRunning()) {
            output.arguments(index, delta);
        }
    }

    void counted(ModelUsage usage) {
        counted = usage;
    }

    void modelFinished(FinishReason reason) {
        if (isModelRunning()) {
            speak(chunker.flush());
            step(new ResponseMachine.ModelFinished(statusOf(reason), !speech.isEmpty()));
        }
    }

    void modelFailed(ModelFailure failure) {
        step(new ResponseMachine.ModelFailed(failure.message()));
    }

    void sound(int chunk, SpokenPiece piece) {
        if (!isEnded()) {
            speech.sound(chunk, piece);
        }
    }

    void chunkSpoken(int chunk) {
        if (!isEnded()) {
            speech.ended(chunk);
            voiceMayBeDone();
        }
    }

    /** The chunk will not be spoken, and nothing after it: the answer goes on as text. */
    void voiceLost(int chunk) {
        if (!isEnded() && speech.isSpeaking(chunk)) {
            mute = true;
            speech.giveUp(chunk);
            voiceMayBeDone();
        }
    }

    private void voiceMayBeDone() {
        if (speech.isEmpty()) {
            step(new ResponseMachine.VoiceFinished());
        }
    }

    void writable(boolean writable) {
        speech.pause(!writable);
    }

    void cancel(ResponseStatus.CancelReason reason) {
        step(new ResponseMachine.Cancelled(reason));
    }

    @Override
    public void begin(int chunk, String text) {
        consequences.perform(new Effect.Speak(
                id(),
                new SpeakOrder(
                        chunk,
                        text,
                        order.config().mode().voice(),
                        order.config().speed(),
                        order.config().mode().format())));
    }

    @Override
    public void sound(String text, SpokenPiece piece) {
        output.sound(text, piece);
    }

    @Override
    public void spoken(String text) {
        output.spoke(text);
    }

    private void speak(List<String> chunks) {
        if (isSpoken()) {
            speech.add(chunks);
        }
    }

    private void step(ResponseMachine.Input input) {
        follow(ResponseMachine.next(state, input));
    }

    private void follow(ResponseMachine.Step step) {
        state = step.state();
        step.decisions().forEach(this::perform);
    }

    private void perform(ResponseMachine.Decision decision) {
        if (decision instanceof ResponseMachine.AskModel) {
            asked = request.get();
            consequences.perform(new Effect.AskModel(id(), asked));
        } else if (decision instanceof ResponseMachine.StopWork) {
            speech.drop();
            breakOff();
            consequences.perform(new Effect.StopWork(id()));
        } else if (decision instanceof ResponseMachine.Finish finish) {
            finish(finish.status());
        }
    }

    /** Without a voice the text itself was the answer, and all of it has been told. */
    private void breakOff() {
        if (!mute) {
            output.fallSilent();
        }
    }

    private void finish(ResponseStatus status) {
        output.close(status instanceof ResponseStatus.Completed ? Status.COMPLETED : Status.INCOMPLETE);
        Usage usage = asked == null || output.items().isEmpty() && status instanceof ResponseStatus.Cancelled
                ? Usage.NONE
                : TokenCount.of(asked, counted, output.writtenCharacters(), output.audioMs());
        port.say(new ResponseEvent.Done(order.view(status, output.items(), usage), degraded()));
        consequences.onFinished(this, usage);
    }

    /** Told beside the protocol's fields: the voice failed and the rest of the answer is text only. */
    private ObjectNode degraded() {
        return mute ? JsonNodeFactory.instance.objectNode().put("degraded", "text_only") : null;
    }

    private boolean isModelRunning() {
        return state instanceof ResponseMachine.Thinking || state instanceof ResponseMachine.Answering;
    }

    private boolean isEnded() {
        return state instanceof ResponseMachine.Ended;
    }

    private static ResponseStatus statusOf(FinishReason reason) {
        return switch (reason) {
            case STOP, TOOL_CALLS -> new ResponseStatus.Completed();
            case LENGTH -> new ResponseStatus.Incomplete(ResponseStatus.IncompleteReason.MAX_OUTPUT_TOKENS);
            case CONTENT_FILTER -> new ResponseStatus.Incomplete(ResponseStatus.IncompleteReason.CONTENT_FILTER);
        };
    }
}
