package dev.voicebox.response;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.config.AnswerConfig;
import dev.voicebox.conversation.Conversation;
import dev.voicebox.conversation.Conversation.Entry;
import dev.voicebox.conversation.ModelContext;
import dev.voicebox.effect.Effect;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ConversationId;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.Ids;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ResponseStatus.CancelReason;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.event.Usage;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.limit.Budget;

/**
 * All answers of a session: at most one at a time speaks in the conversation, any number runs beside it
 * ({@code conversation: "none"}).
 */
public final class ResponseDesk implements ResponseRun.Consequences {
    private final Conversation conversation;
    private final ConversationId conversationId;
    private final Ids ids;
    private final Effects effects;
    private final Budget budget;
    private final Map<ResponseId, ResponseRun> running = new LinkedHashMap<>();

    private Listener listener = new Listener() {};
    private AnswerConfig config;
    private ResponseRun active;
    private Instant now = Instant.EPOCH;
    private boolean writable = true;
    private boolean hasSpoken;
    private boolean ending;

    /** Who must know whether the conversation is being answered. */
    public interface Listener {
        default void onAnswerBegan() {}

        /** {@code playbackMs}: how long the sound of the answer lasts. */
        default void onAnswerEnded(long playbackMs) {}
    }

    public ResponseDesk(Conversation conversation, ConversationId id, Ids ids, Effects effects, Budget budget) {
        this.conversation = conversation;
        this.conversationId = id;
        this.ids = ids;
        this.effects = effects;
        this.budget = budget;
    }

    public void tell(Listener wanted) {
        listener = wanted;
    }

    public void configure(AnswerConfig wanted) {
        config = wanted;
    }

    /** Time of the step that begins. */
    public void at(Instant time) {
        now = time;
    }

    /** Whether a voice was chosen for good: the first spoken answer does that, unless it ends before a sound of it is made. */
    public boolean hasSpoken() {
        return hasSpoken || active != null && active.isSpoken();
    }

    /** Whether an answer runs in the conversation. */
    public boolean isAnswering() {
        return active != null;
    }

    /** From now on running answers may end, and no other begins. */
    public void endAfterThese() {
        ending = true;
    }

    public void create(ClientEvent.ResponseCreate event) throws ProtocolViolation {
        if (ending) {
            throw new ProtocolViolation(ProtocolError.server(
                    ErrorCode.SERVICE_UNAVAILABLE, "The server is stopping and begins no new answer. Reconnect."));
        }
        AnswerConfig answer = config.with(event.overrides());
        boolean apart = event.overrides().path("conversation").asText().equals("none");
        if (!apart && active != null) {
            throw new ProtocolViolation(ProtocolError.invalid(
                    ErrorCode.CONVERSATION_ALREADY_HAS_ACTIVE_RESPONSE,
                    "Conversation already has an active response in progress: " + active.id()
                            + ". Wait until the response is finished before creating a new one.",
                    null));
        }
        List<Item> input = event.input() == null ? null : resolve(event.input());
        takeRequest();
        begin(answer, apart, event.overrides().get("metadata") instanceof ObjectNode given ? given : null, input);
    }

    /** A turn of the caller has ended. An answer that still runs was not to be interrupted: then no other begins. */
    public void answerTurn() throws ProtocolViolation {
        if (active == null && !ending) {
            takeRequest();
            begin(config, false, null, null);
        }
    }

    public void cancel(ClientEvent.ResponseCancel event) throws ProtocolViolation {
        ResponseRun run = event.responseId() == null ? active : running.get(event.responseId());
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
        }
    }

    public void cancelAll() {
        List.copyOf(running.values()).forEach(run -> run.cancel(CancelReason.CLIENT_CANCELLED));
    }

    public void writable(boolean wanted) {
        writable = wanted;
        List.copyOf(running.values()).forEach(run -> run.writable(wanted));
    }

    public void wordsKnown(ItemId item) {
        List.copyOf(running.values()).forEach(run -> run.wordsKnown(item));
    }

    public void wordsLost(ItemId item, String message) {
        List.copyOf(running.values()).forEach(run -> run.wordsLost(item, message));
    }

    /** The answer that a result belongs to; empty when it has ended, and the result is of no use. */
    public Optional<ResponseInbox> find(ResponseId id) {
        return Optional.ofNullable(running.get(id)).map(ResponseInbox::new);
    }

    public boolean isBusy() {
        return !running.isEmpty();
    }

    @Override
    public void perform(Effect effect) {
        effects.add(effect);
    }

    @Override
    public void onFinished(ResponseRun run, Usage usage) {
        running.remove(run.id());
        if (active == run) {
            active = null;
            hasSpoken |= run.hasSounded();
            listener.onAnswerEnded(run.audioMs());
        }
        budget.countTokens(usage.total(), now);
        effects.sendOf(run.id(), new ServerEvent.RateLimitsUpdated(budget.limits(now)));
    }

    private void takeRequest() throws ProtocolViolation {
        if (!budget.takeRequest(now)) {
            double wait = budget.limits(now).get(0).resetSeconds();
            throw new ProtocolViolation(new ProtocolError(
                    ErrorType.RATE_LIMIT,
                    ErrorCode.RATE_LIMIT_EXCEEDED,
                    "Rate limit reached. Try again in " + wait + " s.",
                    null,
                    null));
        }
    }

    private void begin(AnswerConfig answer, boolean apart, ObjectNode metadata, List<Item> input) {
        ResponseOrder order =
                new ResponseOrder(ids.nextResponse(), apart ? null : conversationId, answer, metadata, ids);
        OutputPort port = new OutputPort(order.id(), apart ? null : conversation, effects);
        Supplier<ModelRequest> request = () -> request(answer, input);
        ResponseRun run = new ResponseRun(order, port, request, this);
        running.put(run.id(), run);
        if (!apart) {
            active = run;
            listener.onAnswerBegan();
        }
        run.writable(writable);
        effects.sendAfterPending(run.id(), new ResponseEvent.Created(run.view(), null));
        run.begin(missingTranscripts(input));
    }

    private ModelRequest request(AnswerConfig answer, List<Item> input) {
        List<Item> items = input == null
                ? conversation.entries().stream().map(Entry::item).toList()
                : input.stream().map(this::latest).toList();
        return new ModelRequest(
                answer.instructions(),
                ModelContext.of(items),
                answer.tools(),
                answer.toolUse(),
                answer.maxOutputTokens(),
                answer.tuning());
    }

    /** Items of the conversation as they stand when the model is asked; they may have got their words since. */
    private Item latest(Item item) {
        return item.id() == null
                ? item
                : conversation.find(item.id()).map(Entry::item).orElse(item);
    }

    private List<Item> resolve(List<Item> input) throws ProtocolViolation {
        List<Item> resolved = new ArrayList<>();
        for (int i = 0; i < input.size(); i++) {
            Item item = input.get(i);
            if (item instanceof Item.Reference reference) {
                String path = "response.input[" + i + "].id";
                item = conversation
                        .find(reference.id())
                        .map(Entry::item)
                        .orElseThrow(() -> new ProtocolViolation(ProtocolError.invalid(
                                ErrorCode.INVALID_VALUE,
                                "Item with id '" + reference.id() + "' not found in conversation.",
                                path)));
            }
            resolved.add(item);
        }
        return resolved;
    }

    private Set<ItemId> missingTranscripts(List<Item> input) {
        Set<ItemId> wanted = input == null ? null : input.stream().map(Item::id).collect(Collectors.toSet());
        return conversation.entries().stream()
                .filter(Entry::awaitsTranscript)
                .map(entry -> entry.item().id())
                .filter(id -> wanted == null || wanted.contains(id))
                .collect(Collectors.toSet());
    }
}
