package dev.voicebox.response;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.config.AnswerConfig;
import dev.voicebox.config.RealtimeConfig;
import dev.voicebox.conversation.Conversation;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ConversationId;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.Ids;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ResponseStatus.CancelReason;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.limit.Budget;
import dev.voicebox.limit.Verdict;
import dev.voicebox.response.prompt.PromptDesk;
import dev.voicebox.response.prompt.Reading;

/**
 * All answers of a session: at most one at a time speaks in the conversation, at most 16 run beside it
 * ({@code conversation: "none"}). Here it is decided which begin; {@link RunningAnswers} are those that have.
 */
public final class ResponseDesk {
    /** Beside the conversation; each may wait for an ear, ask a model and speak. */
    static final int MAX_APART = 16;

    private final Means means;
    private final PromptDesk prompts;
    private final RequestAccount account;
    private final AskedAnswers asked = new AskedAnswers();
    private final RunningAnswers running;

    private AnswerConfig config;
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
        this.means = means;
        this.account = new RequestAccount(means.budget(), means.effects());
        this.prompts = new PromptDesk(conversation, means.ids(), means.mind().contextTokens());
        this.running = new RunningAnswers(conversation, id, means, new RunningAnswers.Books(prompts, account));
    }

    public void tell(Listener wanted) {
        running.tell(wanted);
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
        return running.hasSpoken();
    }

    /** The conversation has a voice already, from another server. */
    public void spokeBefore() {
        running.spokeBefore();
    }

    /** Whether an answer runs in the conversation, or is about to. */
    public boolean isAnswering() {
        return inConversation().isPresent();
    }

    private Optional<ResponseId> inConversation() {
        return running.active().map(ResponseRun::id).or(asked::spoken);
    }

    public boolean isBusy() {
        return !running.isEmpty() || !asked.isEmpty();
    }

    /** @param wanted {@code false}: from now on running answers may end, and no other begins */
    public void mayBegin(boolean wanted) {
        ending = !wanted;
    }

    public void create(ClientEvent.ResponseCreate event) throws ProtocolViolation {
        if (ending) {
            throw new ProtocolViolation(ProtocolError.server(
                    ErrorCode.SERVICE_UNAVAILABLE, "The server is stopping and begins no new answer. Reconnect."));
        }
        AnswerConfig answer = config.with(event.overrides());
        boolean apart = event.overrides().path("conversation").asText().equals("none");
        requireRoom(apart);
        Reading reading = event.input() == null ? prompts.conversation() : prompts.given(event.input());
        ObjectNode metadata = event.overrides().get("metadata") instanceof ObjectNode given ? given : null;
        ask(new AskedAnswers.Wanted(answer, apart, metadata, reading, event.eventId()));
    }

    private void requireRoom(boolean apart) throws ProtocolViolation {
        Optional<ResponseId> other = apart ? Optional.empty() : inConversation();
        if (other.isPresent()) {
            throw new ProtocolViolation(ProtocolError.invalid(
                    ErrorCode.CONVERSATION_ALREADY_HAS_ACTIVE_RESPONSE,
                    "Conversation already has an active response in progress: " + other.get()
                            + ". Wait until the response is finished before creating a new one.",
                    null));
        }
        if (apart && running.apart() + asked.apart() >= MAX_APART) {
            throw new ProtocolViolation(ProtocolError.invalid(
                    ErrorCode.INVALID_VALUE,
                    MAX_APART + " responses outside the conversation are in progress already."
                            + " Wait until one is finished, or cancel one, before creating another.",
                    "response.conversation"));
        }
    }

    /** The caller has said or written something. */
    public void onTurn() {
        running.onTurn();
    }

    /** A turn of the caller has ended. An answer that still runs was not to be interrupted: then no other begins. */
    public void answerTurn() throws ProtocolViolation {
        if (!isAnswering() && !ending) {
            ask(new AskedAnswers.Wanted(config, false, null, prompts.conversation(), null));
        }
    }

    private void ask(AskedAnswers.Wanted wanted) throws ProtocolViolation {
        ResponseId id = means.ids().nextResponse();
        Optional<Verdict> verdict = account.ask(id);
        if (verdict.isEmpty()) {
            asked.add(id, wanted);
        } else if (verdict.get() instanceof Verdict.Refused refused) {
            throw new ProtocolViolation(refused.error());
        } else if (verdict.get() instanceof Verdict.Granted granted) {
            running.begin(id, wanted, granted.grant());
        }
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
                running.begin(id, one.wanted(), granted.grant());
                // One that reads too much has ended by now.
                one.cancelled().ifPresent(reason -> running.find(id).ifPresent(run -> run.cancel(reason)));
            }
        });
        return answer.isPresent();
    }

    public void cancel(ClientEvent.ResponseCancel event) throws ProtocolViolation {
        Optional<ResponseId> meant = event.responseId() == null ? inConversation() : Optional.of(event.responseId());
        if (meant.isEmpty() || !cancel(meant.get(), CancelReason.CLIENT_CANCELLED)) {
            throw new ProtocolViolation(ProtocolError.invalid(
                    ErrorCode.RESPONSE_CANCEL_NOT_ACTIVE, "Cancellation failed: no active response found", null));
        }
    }

    /** @return whether there is such an answer */
    private boolean cancel(ResponseId id, CancelReason reason) {
        Optional<ResponseRun> run = running.find(id);
        run.ifPresent(one -> one.cancel(reason));
        return run.isPresent() || asked.cancel(id, reason);
    }

    /** The caller speaks: the answer in the conversation stops, those beside it go on. */
    public void interrupt() {
        inConversation().ifPresent(id -> cancel(id, CancelReason.TURN_DETECTED));
    }

    public void cancelAll() {
        asked.cancelAll(CancelReason.CLIENT_CANCELLED);
        running.each(run -> run.cancel(CancelReason.CLIENT_CANCELLED));
    }

    public void writable(boolean wanted) {
        running.writable(wanted);
    }

    /** @param words empty when none could be made out, or nobody needs them any more */
    public void wordsKnown(ItemId item, String words) {
        running.each(run -> run.wordsKnown(item, words));
    }

    public void wordsLost(ItemId item, String message) {
        running.each(run -> run.wordsLost(item, message));
    }

    /** The answer that a result belongs to; empty when it has ended, and the result is of no use. */
    public Optional<ResponseInbox> find(ResponseId id) {
        return running.find(id).map(ResponseInbox::new);
    }
}
