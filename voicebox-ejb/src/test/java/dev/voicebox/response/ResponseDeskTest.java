package dev.voicebox.response;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.config.SessionConfig;
import dev.voicebox.conversation.Conversation;
import dev.voicebox.effect.Effect;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.ConversationId;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.Ids;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.event.ResponseStatus.CancelReason;
import dev.voicebox.event.ResponseStatus.IncompleteReason;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.event.Usage;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.language.FinishReason;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelMessage;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelRequest.ToolUse;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.limit.MinuteBudget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Answers: what they are asked with, how they run beside each other, and how they end. */
class ResponseDeskTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String APART = "{'conversation':'none','output_modalities':['text']}";
    private static final String TEXT = "{'output_modalities':['text']}";

    private final Conversation conversation = new Conversation();
    private final Effects effects = new Effects();
    private final List<Effect> seen = new ArrayList<>();
    private ResponseDesk desk;

    @BeforeEach
    void begin() {
        desk = desk(new MinuteBudget(1_000, 1_000_000));
    }

    @Test
    void withoutInputTheWholeConversationIsRead() throws ProtocolViolation {
        conversation.append(says("item_a", "hello"));
        create(TEXT);

        assertThat(asked(0).messages()).containsExactly(new ModelMessage.UserText("hello"));
    }

    @Test
    void withInputOnlyThatIsRead() throws ProtocolViolation {
        conversation.append(says("item_a", "hello"));
        conversation.append(says("item_b", "world"));
        create(APART, says(null, "summarise"), new Item.Reference(new ItemId("item_b")));

        assertThat(asked(0).messages())
                .containsExactly(new ModelMessage.UserText("summarise"), new ModelMessage.UserText("world"));
    }

    @Test
    void withEmptyInputNothingIsRead() throws ProtocolViolation {
        conversation.append(says("item_a", "hello"));
        desk.create(new ClientEvent.ResponseCreate(null, json(APART), List.of()));

        assertThat(asked(0).messages()).isEmpty();
    }

    @Test
    void aReferenceToNothingIsRefusedAndCostsNothing() {
        desk = desk(new MinuteBudget(1, 1_000_000));

        assertThat(refused(() -> create(APART, says(null, "x"), new Item.Reference(new ItemId("item_x")))))
                .isEqualTo(ProtocolError.invalid(
                        ErrorCode.INVALID_VALUE,
                        "Item with id 'item_x' not found in conversation.",
                        "response.input[1].id"));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> create(TEXT)))
                .isNull();
    }

    @Test
    void anAnswerWaitsForTheWordsOfWhatItReadsAndForNoOthers() throws ProtocolViolation {
        conversation.append(says("item_a", "hello"));
        conversation.append(spoken("item_b", null)).awaitsTranscript(true);
        create(APART, new Item.Reference(new ItemId("item_a")));
        assertThat(all(Effect.AskModel.class)).hasSize(1);

        create(TEXT);
        assertThat(all(Effect.AskModel.class)).hasSize(1);
        Conversation.Entry late = conversation.find(new ItemId("item_b")).orElseThrow();
        late.become(spoken("item_b", "late words"));
        late.awaitsTranscript(false);
        desk.wordsKnown(new ItemId("item_b"), "late words");
        assertThat(asked(1).messages()).contains(new ModelMessage.UserText("late words"));
    }

    @Test
    void metadataIsEchoedAtTheBeginningAndTheEnd() throws ProtocolViolation {
        ResponseId id = create("{'metadata':{'topic':'weather'},'output_modalities':['text']}");
        finish(id, FinishReason.STOP);

        assertThat(event(ResponseEvent.Created.class).view().metadata()).isEqualTo(json("{'topic':'weather'}"));
        assertThat(event(ResponseEvent.Done.class).view().metadata()).isEqualTo(json("{'topic':'weather'}"));
    }

    @Test
    void toolsAndLimitsReachTheModel() throws ProtocolViolation {
        create("{'tools':[{'type':'function','name':'f','description':'d','parameters':{'type':'object'}}],"
                + "'tool_choice':{'type':'function','name':'f'},'max_output_tokens':50,'instructions':'now'}");

        ModelRequest request = asked(0);
        assertThat(request.instructions()).isEqualTo("now");
        assertThat(request.maxOutputTokens()).isEqualTo(OptionalInt.of(50));
        assertThat(request.toolUse()).isEqualTo(new ToolUse(ToolUse.Mode.NAMED, "f"));
        assertThat(request.tools()).singleElement().satisfies(tool -> {
            assertThat(tool.description()).isEqualTo("d");
            assertThat(tool.parameters()).isEqualTo(json("{'type':'object'}"));
        });
        assertThat(event(ResponseEvent.Created.class).view().maxOutputTokens()).isEqualTo(OptionalInt.of(50));
    }

    @Test
    void anAnswerThatGrewTooLongIsIncomplete() throws ProtocolViolation {
        ResponseId id = create(TEXT);
        inbox(id).text("A long");
        finish(id, FinishReason.LENGTH);

        ResponseEvent.Done done = event(ResponseEvent.Done.class);
        assertThat(done.view().status()).isEqualTo(new ResponseStatus.Incomplete(IncompleteReason.MAX_OUTPUT_TOKENS));
        assertThat(((Item.Message) done.view().output().get(0)).status()).isEqualTo(Item.Status.INCOMPLETE);
    }

    @Test
    void aFilteredAnswerIsIncomplete() throws ProtocolViolation {
        finish(create(TEXT), FinishReason.CONTENT_FILTER);

        assertThat(event(ResponseEvent.Done.class).view().status())
                .isEqualTo(new ResponseStatus.Incomplete(IncompleteReason.CONTENT_FILTER));
    }

    @Test
    void answersApartRunBesideEachOtherAndAreNotInterrupted() throws ProtocolViolation {
        ResponseId one = create(APART);
        ResponseId two = create(APART);
        ResponseId speaking = create("{}");
        inbox(one).text("first");
        inbox(two).text("second");
        inbox(speaking).text("hello");
        desk.interrupt();
        assertThat(event(ResponseEvent.Done.class).view().id()).isEqualTo(speaking);
        assertThat(event(ResponseEvent.Done.class).view().status())
                .isEqualTo(new ResponseStatus.Cancelled(CancelReason.TURN_DETECTED));

        finish(two, FinishReason.STOP);
        finish(one, FinishReason.STOP);
        assertThat(all(ResponseEvent.Done.class))
                .extracting(done -> done.view().id())
                .containsExactly(speaking, two, one);
        assertThat(all(ItemEvent.Added.class)).as("only of the conversation").hasSize(1);
        assertThat(desk.isBusy()).isFalse();
    }

    @Test
    void noMoreThanSixteenAnswersRunBesideTheConversation() throws ProtocolViolation {
        create(TEXT);
        ResponseId first = create(APART);
        for (int i = 1; i < 16; i++) {
            create(APART);
        }

        assertThat(refused(() -> create(APART)))
                .isEqualTo(ProtocolError.invalid(
                        ErrorCode.INVALID_VALUE,
                        "16 responses outside the conversation are in progress already."
                                + " Wait until one is finished, or cancel one, before creating another.",
                        "response.conversation"));
        finish(first, FinishReason.STOP);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> create(APART)))
                .isNull();
    }

    @Test
    void anAnswerApartIsCancelledByItsIdOnly() throws ProtocolViolation {
        ResponseId apart = create(APART);
        assertThat(refused(() -> desk.cancel(new ClientEvent.ResponseCancel(null, null))))
                .isEqualTo(ProtocolError.invalid(
                        ErrorCode.RESPONSE_CANCEL_NOT_ACTIVE, "Cancellation failed: no active response found", null));

        desk.cancel(new ClientEvent.ResponseCancel(null, apart));
        assertThat(seen()).contains(new Effect.StopWork(apart));
        assertThat(event(ResponseEvent.Done.class).view().usage()).isEqualTo(Usage.NONE);
        assertThat(refused(() -> desk.cancel(new ClientEvent.ResponseCancel(null, apart)))
                        .code())
                .isEqualTo(ErrorCode.RESPONSE_CANCEL_NOT_ACTIVE);
    }

    @Test
    void whoeverAskedTooOftenLearnsWhenToAskAgain() throws ProtocolViolation {
        desk = desk(new MinuteBudget(1, 1_000_000));
        finish(create(APART), FinishReason.STOP);
        desk.at(NOW.plusSeconds(48));

        assertThat(refused(() -> create(APART)))
                .isEqualTo(new ProtocolError(
                        ErrorType.RATE_LIMIT,
                        ErrorCode.RATE_LIMIT_EXCEEDED,
                        "Rate limit reached. Try again in 12.0 s.",
                        null,
                        null));
        desk.at(NOW.plusSeconds(60));
        create(APART);
        assertThat(all(Effect.AskModel.class)).hasSize(2);
    }

    @Test
    void anAnswerEndsWithWhatIsLeftOfTheLimits() throws ProtocolViolation {
        ResponseId id = create(TEXT);
        inbox(id).counted(new ModelUsage(30, 0, 12));
        inbox(id).text("hello");
        finish(id, FinishReason.STOP);

        assertThat(event(ResponseEvent.Done.class).view().usage()).isEqualTo(new Usage(30, 0, 0, 0, 12, 0));
        ServerEvent.RateLimitsUpdated limits = event(ServerEvent.RateLimitsUpdated.class);
        assertThat(limits.rateLimits().get(0).remaining()).isEqualTo(999);
        assertThat(limits.rateLimits().get(1).remaining()).isEqualTo(1_000_000 - 42);
    }

    @Test
    void theVoiceWaitsForAClientThatDoesNotRead() throws ProtocolViolation {
        desk.writable(false);
        ResponseId id = create("{}");
        inbox(id).text("One sentence here. Another one there. ");
        assertThat(all(Effect.Speak.class)).isEmpty();

        desk.writable(true);
        assertThat(all(Effect.Speak.class)).hasSize(2);
        finish(id, FinishReason.STOP);
        assertThat(all(ResponseEvent.Done.class)).as("the voice has not ended").isEmpty();
        inbox(id).spoken(1);
        inbox(id).spoken(0);
        assertThat(event(ResponseEvent.Done.class).view().status()).isEqualTo(new ResponseStatus.Completed());
    }

    @Test
    void theVoiceOfAnAnswerIsTheOneItWasAskedWith() throws ProtocolViolation {
        ResponseId id = create("{'audio':{'output':{'voice':'cedar','format':{'type':'audio/pcmu'}}}}");
        inbox(id).text("Hello there. ");
        inbox(id).sound(0, new SpokenPiece(new byte[800]));
        finish(id, FinishReason.STOP);
        inbox(id).spoken(0);

        Effect.Speak speak = all(Effect.Speak.class).get(0);
        assertThat(speak.order().voice()).isEqualTo("cedar");
        assertThat(speak.order().format()).isEqualTo(AudioFormat.PCMU);
        assertThat(event(ResponseEvent.Done.class).view().usage().outputAudio())
                .as("100 ms")
                .isEqualTo(2);
    }

    @Test
    void aTurnWhileAnAnswerMayNotBeInterruptedBeginsNoOther() throws ProtocolViolation {
        ResponseId id = create(TEXT);
        desk.answerTurn();
        assertThat(all(Effect.AskModel.class)).hasSize(1);

        finish(id, FinishReason.STOP);
        desk.answerTurn();
        assertThat(all(Effect.AskModel.class)).hasSize(2);
    }

    @Test
    void onlyASpokenAnswerOfTheConversationFixesTheVoice() throws ProtocolViolation {
        finish(create(TEXT), FinishReason.STOP);
        create("{'conversation':'none'}");
        assertThat(desk.hasSpoken()).isFalse();

        create("{}");
        assertThat(desk.hasSpoken()).isTrue();
    }

    @Test
    void severalCallsOfOneAnswerAreItemsInTheirOrder() throws ProtocolViolation {
        ResponseId id = create(TEXT);
        callTwice(id);

        assertThat(event(ResponseEvent.Done.class).view().output())
                .extracting(item -> ((Item.FunctionCall) item).name() + ((Item.FunctionCall) item).arguments())
                .containsExactly("f{\"a\":1}", "g{}");
        assertThat(all(ResponseEvent.OutputItemDone.class))
                .extracting(ResponseEvent.OutputItemDone::outputIndex)
                .containsExactly(0, 1);
    }

    @Test
    void whoeverWantsOneCallAtATimeGetsTheFirst() throws ProtocolViolation {
        ResponseId id = create("{'output_modalities':['text'],'parallel_tool_calls':false}");
        callTwice(id);

        assertThat(event(ResponseEvent.Done.class).view().output())
                .singleElement()
                .satisfies(item -> assertThat(((Item.FunctionCall) item).name()).isEqualTo("f"));
    }

    @Test
    void anAnswerThatFailedBeforeItBeganCostsNothing() throws ProtocolViolation {
        ResponseId id = create(TEXT);
        inbox(id).modelFailed(new ModelFailure(ModelFailure.Kind.PROVIDER, "scripted", "gone"));

        assertThat(event(ResponseEvent.Done.class).view().usage()).isEqualTo(Usage.NONE);
    }

    @Test
    void argumentsOfACallThatNeverBeganAreDropped() throws ProtocolViolation {
        ResponseId id = create(TEXT);
        inbox(id).arguments(3, "{}");
        finish(id, FinishReason.TOOL_CALLS);

        assertThat(event(ResponseEvent.Done.class).view().output()).isEmpty();
    }

    private void callTwice(ResponseId id) {
        inbox(id).call(0, "call_1", "f");
        inbox(id).arguments(0, "{\"a\"");
        inbox(id).call(1, "call_2", "g");
        inbox(id).arguments(1, "{}");
        inbox(id).arguments(0, ":1}");
        finish(id, FinishReason.TOOL_CALLS);
    }

    private ResponseDesk desk(MinuteBudget budget) {
        ResponseDesk made = new ResponseDesk(
                conversation,
                new ConversationId("conv_1"),
                new ResponseDesk.Means(
                        new Ids(new Random(1)), effects, budget, new Mind(() -> LanguageModel.USUAL_CONTEXT_TOKENS)));
        made.configure(SessionConfig.defaults("gpt-realtime"));
        made.at(NOW);
        return made;
    }

    private ResponseId create(String overrides, Item... input) throws ProtocolViolation {
        desk.create(new ClientEvent.ResponseCreate(null, json(overrides), input.length == 0 ? null : List.of(input)));
        return event(ResponseEvent.Created.class).view().id();
    }

    private ResponseInbox inbox(ResponseId id) {
        return desk.find(id).orElseThrow();
    }

    /** The model ends, and whatever is to be stored is stored. */
    private void finish(ResponseId id, FinishReason reason) {
        inbox(id).modelFinished(reason);
        all(Effect.StoreItem.class).forEach(store -> effects.stored(store.item().id()));
    }

    private ModelRequest asked(int index) {
        return all(Effect.AskModel.class).get(index).request();
    }

    private List<Effect> seen() {
        List<Effect> fresh = effects.drain();
        seen.addAll(fresh);
        fresh.forEach(effect -> {
            if (effect instanceof Effect.StoreItem store) {
                effects.stored(store.item().id());
            }
        });
        if (!fresh.isEmpty()) {
            seen();
        }
        return seen;
    }

    /** Effects, or events that were sent, of this type. */
    private <T> List<T> all(Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Effect effect : seen()) {
            Object candidate = effect instanceof Effect.Send send ? send.event() : effect;
            if (type.isInstance(candidate)) {
                found.add(type.cast(candidate));
            }
        }
        return found;
    }

    private <T> T event(Class<T> type) {
        List<T> found = all(type);
        return found.get(found.size() - 1);
    }

    private static ProtocolError refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable asked) {
        return catchThrowableOfType(ProtocolViolation.class, asked).error();
    }

    private static Item says(String id, String text) {
        return new Item.Message(
                id == null ? null : new ItemId(id),
                Item.Role.USER,
                Item.Status.COMPLETED,
                List.of(new ContentPart.InputText(text)));
    }

    private static Item spoken(String id, String transcript) {
        return new Item.Message(
                new ItemId(id),
                Item.Role.USER,
                Item.Status.COMPLETED,
                List.of(new ContentPart.InputAudio(transcript, null)));
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
