package dev.voicebox.response;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.voicebox.config.AnswerConfig;
import dev.voicebox.effect.Effect;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.event.ResponseView;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.policy.Decision;
import dev.voicebox.policy.Matter;
import dev.voicebox.response.output.AnswerOutput;
import dev.voicebox.response.output.OutputLimit;
import dev.voicebox.response.output.OutputPort;
import dev.voicebox.response.prompt.ContextTooLong;
import dev.voicebox.response.prompt.Prompt;
import dev.voicebox.response.prompt.Reading;
import dev.voicebox.response.review.CallReview;

/** One answer from its request to {@code response.done}: feeds its machine and does what the machine decides. */
final class ResponseRun {
    private final ResponseOrder order;
    private final AnswerOutput output;
    private final AnswerVoice voice;
    private final Writing writing;
    private final AnswerEnd end;
    private final Optional<AnswerReview> review;
    private final Question question;
    private final Consequences consequences;
    private final String apology;

    private ResponseMachine.State state;
    private boolean apologised;

    /** What an answer sets off beyond its own events. */
    interface Consequences {
        /** What the model is asked; made at that moment, because the caller's words may come late. */
        Prompt prompt(AnswerConfig answer, Reading reading) throws ContextTooLong;

        void perform(Effect effect);

        /** Nobody asks the model about this any more. */
        void drop(Reading reading);

        void onFinished(ResponseRun run, AnswerEnd.Cost cost);
    }

    ResponseRun(ResponseOrder order, OutputPort port, Reading reading, Consequences consequences) {
        this.apology = order.apology();
        this.order = order;
        this.output = new AnswerOutput(port, order.config(), order.ids());
        this.voice = new AnswerVoice(order, output, consequences::perform);
        this.review = order.reviewed()
                ? Optional.of(new AnswerReview(order, output, voice, consequences::perform))
                : Optional.empty();
        this.writing = new Writing(output, voice, new OutputLimit(order.config().maxOutputTokens()), review);
        this.end = new AnswerEnd(order, port, output, voice);
        this.question = new Question(order, reading, consequences);
        this.consequences = consequences;
    }

    ResponseId id() {
        return order.id();
    }

    /** Whether functions are to be called before the conversation can go on. */
    boolean hasCalls() {
        return output.hasCalls();
    }

    boolean isCompleted() {
        return state instanceof ResponseMachine.Ended ended && ended.status() instanceof ResponseStatus.Completed;
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

    void begin() {
        follow(ResponseMachine.begin(question.missing()));
    }

    /** @param words empty when none could be made out */
    void wordsKnown(ItemId item, String words) {
        question.heard(item, words);
        step(new ResponseMachine.WordsKnown(item));
    }

    void wordsLost(ItemId item, String message) {
        step(new ResponseMachine.WordsLost(item, message));
    }

    void answeredBy(String provider, String model) {
        end.answeredBy(provider, model);
    }

    void text(String delta) {
        String piece = question.joined(delta, output.hasText());
        write(() -> writing.text(piece));
    }

    void call(int index, String callId, String name) {
        write(() -> writing.call(index, callId, name));
    }

    void arguments(int index, String delta) {
        write(() -> writing.arguments(index, delta));
    }

    void counted(ModelUsage usage) {
        end.counted(usage);
    }

    void modelFinished(FinishReason reason) {
        if (isModelRunning()) {
            voice.endText();
            review.ifPresent(AnswerReview::end);
            step(new ResponseMachine.ModelFinished(AnswerEnd.statusOf(reason), isPending()));
        }
    }

    void modelFailed(ModelFailure failure) {
        if (isModelRunning()) {
            review.ifPresent(AnswerReview::breakOff);
            if (state instanceof ResponseMachine.Thinking) {
                apologised = true;
                writing.apology(apology);
            } else if (!voice.isLost()) {
                // Whole sentences are still spoken, the one that broke off is not.
                output.fallSilent();
            }
            step(new ResponseMachine.ModelFailed(failure.message(), isPending()));
        }
    }

    void sound(int chunk, SpokenPiece piece) {
        if (!isEnded()) {
            voice.onSound(chunk, piece);
        }
    }

    void chunkSpoken(int chunk) {
        if (!isEnded()) {
            voice.onSpoken(chunk);
            voiceMayBeDone();
        }
    }

    /** The rest of the chunk will not be spoken; those after it will. */
    void chunkBrokenOff(int chunk) {
        if (!isEnded()) {
            voice.onBrokenOff(chunk);
            voiceMayBeDone();
        }
    }

    /** The chunk will not be spoken, and nothing after it: the answer goes on as text. */
    void voiceLost(int chunk) {
        if (!isEnded() && voice.onLost(chunk)) {
            voiceMayBeDone();
        }
    }

    void writable(boolean writable) {
        voice.pause(!writable);
    }

    void cancel(ResponseStatus.CancelReason reason) {
        step(new ResponseMachine.Cancelled(reason));
    }

    /** A model that writes on when it should have stopped is not listened to. */
    private void write(BooleanSupplier piece) {
        if (isModelRunning()) {
            boolean taken = piece.getAsBoolean();
            step(taken ? new ResponseMachine.OutputArrived() : new ResponseMachine.LimitReached(isPending()));
        }
    }

    /** A policy has decided about a piece of text, or a call. */
    void judged(Matter matter, Decision decision) {
        if (isEnded() || review.isEmpty()) {
            return;
        }
        if (review.get().judged(matter, decision)) {
            List<CallReview.Judged> denied = review.get().settle();
            if (denied.isEmpty() || output.hasCalls() || !question.deny(denied)) {
                voiceMayBeDone();
            } else {
                end.askedAgain();
                step(new ResponseMachine.CallsDenied());
            }
        } else {
            review.get().drop();
            step(new ResponseMachine.TextDenied(voice.isPending()));
        }
    }

    private boolean isPending() {
        return voice.isPending() || review.map(AnswerReview::isPending).orElse(false);
    }

    private void voiceMayBeDone() {
        if (!isPending()) {
            step(new ResponseMachine.VoiceFinished());
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
            ask();
        } else if (decision instanceof ResponseMachine.StopWork) {
            review.ifPresent(AnswerReview::drop);
            voice.breakOff();
            question.drop();
            consequences.perform(new Effect.StopWork(id()));
        } else if (decision instanceof ResponseMachine.StopModel) {
            consequences.perform(new Effect.StopModel(id()));
        } else if (decision instanceof ResponseMachine.Finish finish) {
            consequences.onFinished(this, end.say(finish.status(), apologised, question.asked()));
        }
    }

    private void ask() {
        try {
            question.ask();
        } catch (ContextTooLong tooLong) {
            step(new ResponseMachine.ContextRefused(tooLong.getMessage()));
        }
    }

    private boolean isModelRunning() {
        return state instanceof ResponseMachine.Thinking || state instanceof ResponseMachine.Answering;
    }

    private boolean isEnded() {
        return state instanceof ResponseMachine.Ended;
    }
}
