package dev.voicebox.response;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.voicebox.config.AnswerConfig;
import dev.voicebox.conversation.Conversation;
import dev.voicebox.effect.Effect;
import dev.voicebox.event.ConversationId;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseId;
import dev.voicebox.limit.Grant;
import dev.voicebox.response.output.OutputPort;
import dev.voicebox.response.prompt.ContextTooLong;
import dev.voicebox.response.prompt.Prompt;
import dev.voicebox.response.prompt.PromptDesk;
import dev.voicebox.response.prompt.Reading;
import dev.voicebox.tool.ToolRounds;

/** Answers that have begun and not ended: at most one speaks in the conversation, the others run beside it. */
final class RunningAnswers implements ResponseRun.Consequences {
    private final Conversation conversation;
    private final ConversationId conversationId;
    private final ResponseDesk.Means means;
    private final Books books;
    private final ToolRounds rounds;
    private final Map<ResponseId, ResponseRun> running = new LinkedHashMap<>();

    private ResponseDesk.Listener listener = new ResponseDesk.Listener() {};
    private ResponseRun active;
    private boolean writable = true;
    private boolean hasSpoken;

    /** What answers read, and what they cost. */
    record Books(PromptDesk prompts, RequestAccount account) {}

    RunningAnswers(Conversation conversation, ConversationId id, ResponseDesk.Means means, Books books) {
        this.conversation = conversation;
        this.conversationId = id;
        this.means = means;
        this.books = books;
        this.rounds = new ToolRounds(means.mind().toolRounds());
    }

    void tell(ResponseDesk.Listener wanted) {
        listener = wanted;
    }

    void begin(ResponseId id, AskedAnswers.Wanted wanted, Grant grant) {
        books.account().granted(id, grant);
        boolean apart = wanted.apart();
        ResponseOrder order = order(id, wanted);
        OutputPort port = new OutputPort(id, apart ? null : conversation, conversation.calls(), means.effects());
        ResponseRun run = new ResponseRun(order, port, wanted.reading(), this);
        running.put(id, run);
        if (!apart) {
            active = run;
            listener.onAnswerBegan();
        }
        run.writable(writable);
        means.effects().sendAfterPending(id, new ResponseEvent.Created(run.view(), null));
        wanted.reading().begin(means.effects());
        run.begin();
    }

    private ResponseOrder order(ResponseId id, AskedAnswers.Wanted wanted) {
        boolean toolsUsedUp = !wanted.apart() && rounds.isFull();
        return new ResponseOrder(
                id,
                wanted.apart() ? null : conversationId,
                toolsUsedUp ? wanted.config().withoutCalls() : wanted.config(),
                wanted.metadata(),
                toolsUsedUp,
                means.ids(),
                means.mind().apology(),
                means.mind().reviewed());
    }

    Optional<ResponseRun> find(ResponseId id) {
        return Optional.ofNullable(running.get(id));
    }

    /** The one in the conversation. */
    Optional<ResponseRun> active() {
        return Optional.ofNullable(active);
    }

    /** How many run beside the conversation. */
    int apart() {
        return running.size() - (active == null ? 0 : 1);
    }

    boolean isEmpty() {
        return running.isEmpty();
    }

    /** Each may end of it. */
    void each(Consumer<ResponseRun> does) {
        List.copyOf(running.values()).forEach(does);
    }

    /** From now on, of those that will begin, too. */
    void writable(boolean wanted) {
        writable = wanted;
        each(run -> run.writable(wanted));
    }

    /** The caller has said or written something. */
    void onTurn() {
        rounds.onTurn();
    }

    /** Whether a voice was chosen for good: the first spoken answer does that, unless it ends before a sound of it is made. */
    boolean hasSpoken() {
        return hasSpoken || active != null && active.isSpoken();
    }

    /** The conversation has a voice already, from another server. */
    void spokeBefore() {
        hasSpoken = true;
    }

    @Override
    public Prompt prompt(AnswerConfig answer, Reading reading) throws ContextTooLong {
        return books.prompts().prompt(answer, reading);
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
        books.account().settle(run.id(), cost);
    }
}
