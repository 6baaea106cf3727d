package dev.voicebox.response;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.config.AnswerConfig;
import dev.voicebox.config.RealtimeConfig;
import dev.voicebox.conversation.Conversation;
import dev.voicebox.effect.Effect;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ConversationId;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.Ids;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ResponseStatus.CancelReason;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.limit.Budget;
import dev.voicebox.limit.Verdict;
import dev.voicebox.response.prompt.ContextTooLong;
import dev.voicebox.response.prompt.Prompt;
import dev.voicebox.response.prompt.PromptDesk;
import dev.voicebox.response.prompt.Reading;
import dev.voicebox.tool.ToolRounds;

/**
 * All answers of a session: at most one at a time speaks in the conversation, at most 16 run beside it
 * ({@code conversation: "none"}).
 */
public final class ResponseDesk implements ResponseRun.Consequences {
    /** Beside the conversation; each may wait for an ear, ask a model and speak. */
    static final int MAX_APART = 16;

    private final Conversation conversation;
    private final ConversationId conversationId;
    private final Means means;
    private final PromptDesk prompts;
    private final RequestAccount account;
    private final ToolRounds rounds;
    private final Map<ResponseId, ResponseRun> running = new LinkedHashMap<>();
    private final AskedAnswers asked = new AskedAnswers();

    private Listener listener = new Listener() {};
    private AnswerConfig config;
    private ResponseRun active;
    private boolean writable = true;
    private boolean hasSpoken;
    private boolean ending;

    /** What answers are made with. */
    public record Means(Ids ids, Effects effects, Budget budget, Mind mind) {}

    /** Who must know whether the conversation is being answered. */
    public interface Listener {
        default void onAnswerBegan() {}

        /** {@code playbackMs}: how long the sound of the answer lasts. */
        default void onAnswerEnded(long playbackMs) {}
    }

    public ResponseDesk(Conversation conversation, ConversationId id, Means means) {
        this.conversation = conversation;
        this.conversationId = id;
        this.means = means;
        this.account = new RequestAccount(means.budget(), means.effects());
        this.rounds = new ToolRounds(means.mind().toolRounds());
        this.prompts = new PromptDesk(conversation, means.ids(), means.mind().contextTokens());
    }

    public void tell(Listener wanted) {
        listener = wanted;
    }

    public void configure(RealtimeConfig wanted) {
        config = wanted.answer();
        prompts.configure(wanted);
    }

    /** Time of the step that begins. */
    public void at(Instant time) {
        account.at(time);
    }

    /** Whether a voice was chosen for good: the first spoken answer does that, unless it ends before a sound of it is made. */
    public boolean hasSpoken() {
        return hasSpoken || active != null && active.isSpoken();
    }

    /** Whether an answer runs in the conversation, or is about to. */
    public boolean isAnswering() {
        return active != null || asked.spoken().isPresent();
    }

    /** @param wanted {@code false}: from now on running answers may end, and no other begins */
    public void mayBegin(boolean wanted) {
        ending = !wanted;
    }

    /** The conversation has a voice already, from another server. */
    public void spokeBefore() {
        hasSpoken = true;
    }

    public void create(ClientEvent.ResponseCreate event) throws ProtocolViolation {
        if (ending) {
            throw new ProtocolViolation(ProtocolError.server(
                    ErrorCode.SERVICE_UNAVAILABLE, "The server is stopping and begins no new answer. Reconnect."));
        }
        AnswerConfig answer = config.with(event.overrides());
        boolean apart = event.overrides().path("conversation").asText().equals("none");
        if (!apart && isAnswering()) {
            throw new ProtocolViolation(ProtocolError.invalid(
                    ErrorCode.CONVERSATION_ALREADY_HAS_ACTIVE_RESPONSE,
                    "Conversation already has an active response in progress: "
                            + (active == null ? asked.spoken().orElseThrow() : active.id())
                            + ". Wait until the response is finished before creating a new one.",
                    null));
        }
        if (apart && running.size() - (active == null ? 0 : 1) + asked.apart() >= MAX_APART) {
            throw new ProtocolViolation(ProtocolError.invalid(
                    ErrorCode.INVALID_VALUE,
                    MAX_APART + " responses outside the conversation are in progress already."
                            + " Wait until one is finished, or cancel one, before creating another.",
                    "response.conversation"));
        }
        Reading reading = event.input() == null ? prompts.conversation() : prompts.given(event.input());
        ObjectNode metadata = event.overrides().get("metadata") instanceof ObjectNode given ? given : null;
        ask(new AskedAnswers.Wanted(answer, apart, metadata, reading, event.eventId()));
    }

    /**
     * An answer may begin, or not.
     *
     * @return whether somebody waits for that
     */
    public boolean decided(ResponseId id, Verdict verdict) {
        Optional<AskedAnswers.Allowed> answer = asked.remove(id);
        answer.ifPresent(one -> {
            if (verdict instanceof Verdict.Refused refused) {
                means.effects()
                        .send(new ServerEvent.Failure(
                                refused.error().withEventId(one.wanted().eventId())));
            } else if (verdict instanceof Verdict.Granted granted) {
                begin(id, one.wanted(), granted);
                // One that reads too much has ended by now.
                Optional<ResponseRun> run = Optional.ofNullable(running.get(id));
                one.cancelled().ifPresent(reason -> run.ifPresent(begun -> begun.cancel(reason)));
            }
        });
        return answer.isPresent();
    }

    /** The caller has said or written something. */
    public void onTurn() {
        rounds.onTurn();
    }

    /** A turn of the caller has ended. An answer that still runs was not to be interrupted: then no other begins. */
    public void answerTurn() throws ProtocolViolation {
        if (!isAnswering() && !ending) {
            ask(new AskedAnswers.Wanted(config, false, null, prompts.conversation(), null));
        }
    }

    public void cancel(ClientEvent.ResponseCancel event) throws ProtocolViolation {
        ResponseRun run = event.responseId() == null ? active : running.get(event.responseId());
        ResponseId meant = event.responseId() == null ? asked.spoken().orElse(null) : event.responseId();
        if (run == null && asked.cancel(meant, CancelReason.CLIENT_CANCELLED)) {
            return;
        }
        if (run == null) {
            throw new ProtocolViolation(ProtocolError.invalid(
                    ErrorCode.RESPONSE_CANCEL_NOT_ACTIVE, "Cancellation failed: no active response found", null));
        }
        run.cancel(CancelReason.CLIENT_CANCELLED);
    }

    /** The caller speaks: the answer in the conversation stops, those beside it go on. */
    public void interrupt() {
        if (active != null) {
            active.cancel(CancelReason.TURN_DETECTED);
        } else {
            asked.spoken().ifPresent(id -> asked.cancel(id, CancelReason.TURN_DETECTED));
        }
    }

    public void cancelAll() {
        asked.cancelAll(CancelReason.CLIENT_CANCELLED);
        List.copyOf(running.values()).forEach(run -> run.cancel(CancelReason.CLIENT_CANCELLED));
    }

    public void writable(boolean wanted) {
        writable = wanted;
        List.copyOf(running.values()).forEach(run -> run.writable(wanted));
    }

    /** @param words empty when none could be made out, or nobody needs them any more */
    public void wordsKnown(ItemId item, String words) {
        List.copyOf(running.values()).forEach(run -> run.wordsKnown(item, words));
    }

    public void wordsLost(ItemId item, String message) {
        List.copyOf(running.values()).forEach(run -> run.wordsLost(item, message));
    }

    /** The answer that a result belongs to; empty when it has ended, and the result is of no use. */
    public Optional<ResponseInbox> find(ResponseId id) {
        return Optional.ofNullable(running.get(id)).map(ResponseInbox::new);
    }

    public boolean isBusy() {
        return !running.isEmpty() || !asked.isEmpty();
    }

    @Override
    public Prompt prompt(AnswerConfig answer, Reading reading) throws ContextTooLong {
        return prompts.prompt(answer, reading);
    }

    @Override
    public void perform(Effect effect) {
        means.effects().add(effect);
    }

    @Override
    public void drop(Reading reading) {
        reading.drop(means.effects());
    }

    @Override
    public void onFinished(ResponseRun run, AnswerEnd.Cost cost) {
        running.remove(run.id());
        if (active == run) {
            active = null;
            hasSpoken |= run.hasSounded();
            rounds.onAnswer(run.hasCalls(), run.isCompleted());
            listener.onAnswerEnded(run.audioMs());
        }
        account.settle(run.id(), cost);
    }

    private void ask(AskedAnswers.Wanted wanted) throws ProtocolViolation {
        ResponseId id = means.ids().nextResponse();
        Optional<Verdict> verdict = account.ask(id);
        if (verdict.isEmpty()) {
            asked.add(id, wanted);
        } else if (verdict.get() instanceof Verdict.Refused refused) {
            throw new ProtocolViolation(refused.error());
        } else if (verdict.get() instanceof Verdict.Granted granted) {
            begin(id, wanted, granted);
        }
    }

    private void begin(ResponseId id, AskedAnswers.Wanted wanted, Verdict.Granted granted) {
        account.granted(id, granted.grant());
        boolean apart = wanted.apart();
        boolean toolsUsedUp = !apart && rounds.isFull();
        Reading reading = wanted.reading();
        ResponseOrder order = new ResponseOrder(
                id,
                apart ? null : conversationId,
                toolsUsedUp ? wanted.config().withoutCalls() : wanted.config(),
                wanted.metadata(),
                toolsUsedUp,
                means.ids(),
                means.mind().apology(),
                means.mind().reviewed());
        OutputPort port =
                new OutputPort(order.id(), apart ? null : conversation, conversation.calls(), means.effects());
        ResponseRun run = new ResponseRun(order, port, reading, this);
        running.put(run.id(), run);
        if (!apart) {
            active = run;
            listener.onAnswerBegan();
        }
        run.writable(writable);
        means.effects().sendAfterPending(run.id(), new ResponseEvent.Created(run.view(), null));
        reading.begin(means.effects());
        run.begin();
    }
}
