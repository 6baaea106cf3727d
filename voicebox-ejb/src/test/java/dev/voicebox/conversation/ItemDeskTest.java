package dev.voicebox.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.config.Transcription;
import dev.voicebox.effect.Effect;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.HeardWord;
import dev.voicebox.event.Ids;
import dev.voicebox.event.Item;
import dev.voicebox.event.Item.Role;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.Logprob;
import dev.voicebox.event.McpItem;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.Transcript;
import dev.voicebox.spoken.SpokenForm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What clients may do to items, and the error for what they may not. */
class ItemDeskTest {
    private static final ItemId A = new ItemId("item_a");
    private static final ItemId B = new ItemId("item_b");
    private static final ItemId C = new ItemId("item_c");
    private static final ItemId NOBODY = new ItemId("item_nobody");

    private final Conversation conversation = new Conversation();
    private final Effects effects = new Effects();
    private final CallerItems callerItems = new CallerItems(conversation, effects);
    private final ItemDesk desk = new ItemDesk(conversation, new Ids(new Random(1)), effects, callerItems);

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "")
    void anItemGoesToTheEndWhenNothingIsSaidOfItsPlace(String previous) throws ProtocolViolation {
        conversation.append(text(A));
        desk.create(new ClientEvent.ItemCreate(null, previous, text(B)));

        assertThat(effects.drain())
                .containsExactly(send(new ItemEvent.Added(text(B), A)), new Effect.StoreItem(text(B), A));
        effects.stored(B);
        assertThat(effects.drain()).containsExactly(send(new ItemEvent.Done(text(B), A)));
    }

    @Test
    void rootIsTheFront() throws ProtocolViolation {
        conversation.append(text(A));
        desk.create(new ClientEvent.ItemCreate(null, "root", text(B)));

        assertThat(events()).containsExactly(new ItemEvent.Added(text(B), null));
        assertThat(conversation.before(A)).isEqualTo(B);
    }

    @Test
    void noItemIsNamedLikeTheFront() {
        ProtocolViolation refusal = catchThrowableOfType(
                ProtocolViolation.class,
                () -> desk.create(new ClientEvent.ItemCreate(null, null, text(new ItemId("root")))));

        assertThat(refusal.error().code()).isEqualTo(ErrorCode.INVALID_VALUE);
        assertThat(refusal.error().param()).isEqualTo("item.id");
    }

    @Test
    void anItemGoesAfterTheOneThatIsNamed() throws ProtocolViolation {
        conversation.append(text(A));
        conversation.append(text(B));
        desk.create(new ClientEvent.ItemCreate(null, "item_a", text(C)));

        assertThat(events()).containsExactly(new ItemEvent.Added(text(C), A));
        assertThat(conversation.before(B)).isEqualTo(C);
    }

    @Test
    void anItemWithoutIdGetsOne() throws ProtocolViolation {
        desk.create(new ClientEvent.ItemCreate(null, null, text(null)));

        assertThat(conversation.last().value()).startsWith("item_").hasSize(26);
    }

    @Test
    void anUnknownPlaceIsRefused() {
        assertThat(refused(() -> desk.create(new ClientEvent.ItemCreate(null, "item_nobody", text(A)))))
                .isEqualTo(ProtocolError.invalid(
                        ErrorCode.ITEM_CREATE_INVALID_PREVIOUS_ITEM_ID,
                        "Error adding item: the previous item with id 'item_nobody' does not exist.",
                        "previous_item_id"));
        assertThat(conversation.entries()).isEmpty();
    }

    @Test
    void anIdIsTakenOnce() {
        conversation.append(text(A));

        assertThat(refused(() -> desk.create(new ClientEvent.ItemCreate(null, null, text(A)))))
                .isEqualTo(ProtocolError.invalid(
                        ErrorCode.ITEM_CREATE_DUPLICATE_ITEM_ID,
                        "Error adding item: an item with id 'item_a' already exists.",
                        "item.id"));
    }

    @Test
    void anIdIsNotTakenAgainWhenItsItemIsDeleted() throws ProtocolViolation {
        conversation.append(text(A));
        desk.delete(new ClientEvent.ItemDelete(null, A));

        assertThat(refused(() -> desk.create(new ClientEvent.ItemCreate(null, null, text(A)))))
                .isEqualTo(ProtocolError.invalid(
                        ErrorCode.ITEM_CREATE_DUPLICATE_ITEM_ID,
                        "Error adding item: an item with id 'item_a' was deleted, and an id may be used once."
                                + " Choose another one.",
                        "item.id"));
    }

    @Test
    void theResultOfAnUnknownCallIsRefused() throws ProtocolViolation {
        Item result = new Item.FunctionCallOutput(B, "call_1", "42");
        assertThat(refused(() -> desk.create(new ClientEvent.ItemCreate(null, null, result))))
                .isEqualTo(ProtocolError.invalid(
                        ErrorCode.INVALID_TOOL_CALL_ID,
                        "Tool call ID 'call_1' not found in conversation.",
                        "item.call_id"));

        conversation.append(new Item.FunctionCall(A, Item.Status.COMPLETED, "call_1", "f", "{}"));
        desk.create(new ClientEvent.ItemCreate(null, null, result));
        assertThat(conversation.last()).isEqualTo(B);
    }

    @Test
    void anApprovalOfNothingIsRefused() throws ProtocolViolation {
        Item approval = new McpItem.ApprovalResponse(B, A, true, null);
        assertThat(refused(() -> desk.create(new ClientEvent.ItemCreate(null, null, approval))))
                .isEqualTo(ProtocolError.invalid(
                        ErrorCode.INVALID_VALUE,
                        "Approval request 'item_a' not found in conversation.",
                        "item.approval_request_id"));

        conversation.append(new McpItem.ApprovalRequest(A, "server", "search", "{}"));
        desk.create(new ClientEvent.ItemCreate(null, null, approval));
        assertThat(conversation.last()).isEqualTo(B);
    }

    @Test
    void halfASampleIsRefused() {
        Item spoken = new Item.Message(
                A,
                Role.USER,
                Item.Status.COMPLETED,
                List.of(new ContentPart.InputText("hear"), new ContentPart.InputAudio(null, new byte[3])));

        assertThat(refused(() -> desk.create(new ClientEvent.ItemCreate(null, null, spoken)))
                        .param())
                .isEqualTo("item.content[1].audio");
        assertThat(conversation.entries()).isEmpty();
    }

    @Test
    void howSureTheEngineIsIsToldOnRequestWhereItCanTell() {
        List<HeardWord> words = List.of(
                new HeardWord("turn", 0, 200, OptionalDouble.of(-0.1)),
                new HeardWord("on", 200, 300, OptionalDouble.of(-0.5)));
        List<HeardWord> unsure = List.of(words.get(0), new HeardWord("on", 200, 300, OptionalDouble.empty()));

        assertThat(logprobs(words, true)).containsExactly(new Logprob("turn", -0.1), new Logprob(" on", -0.5));
        assertThat(logprobs(unsure, true)).as("nothing is made up").isEmpty();
        assertThat(logprobs(words, false)).as("nobody asked").isEmpty();
    }

    private List<Logprob> logprobs(List<HeardWord> words, boolean wanted) {
        callerItems.configure(AudioFormat.PCM, new Transcription(Transcription.Reader.CLIENT, null, null, wanted));
        ItemId id = new ItemId("item_" + conversation.entries().size());
        callerItems.enterUtterance(id, AudioFormat.PCM, new byte[4_800], false);
        callerItems.words().transcribed(id, new Transcript("turn on", "en", words, List.of()), 0.1);
        effects.stored(id);
        List<ItemEvent.TranscriptionCompleted> all = events().stream()
                .filter(ItemEvent.TranscriptionCompleted.class::isInstance)
                .map(ItemEvent.TranscriptionCompleted.class::cast)
                .toList();
        return all.get(all.size() - 1).logprobs();
    }

    @Test
    void wordsAreReportedForThePartThatWasSpoken() throws ProtocolViolation {
        callerItems.configure(AudioFormat.PCM, new Transcription(Transcription.Reader.CLIENT, null, null));
        desk.create(new ClientEvent.ItemCreate(
                null,
                null,
                new Item.Message(
                        A,
                        Role.USER,
                        Item.Status.COMPLETED,
                        List.of(new ContentPart.InputText("hear"), new ContentPart.InputAudio(null, new byte[4])))));
        callerItems.words().transcribed(A, Transcript.of("hello"), 0.1);
        effects.stored(A);

        assertThat(events())
                .filteredOn(ItemEvent.TranscriptionCompleted.class::isInstance)
                .singleElement()
                .isEqualTo(new ItemEvent.TranscriptionCompleted(A, 1, "hello", 0.1, List.of()));
    }

    @Test
    void aSpokenAnswerCannotBePlanted() {
        Item planted = new Item.Message(
                A, Role.ASSISTANT, Item.Status.COMPLETED, List.of(new ContentPart.OutputAudio("hi", null)));

        assertThat(refused(() -> desk.create(new ClientEvent.ItemCreate(null, null, planted))))
                .isEqualTo(ProtocolError.missing("item.content[0].text"));
    }

    @Test
    void soundThatAClientCreatesIsKeptAsideAndPutIntoWords() throws ProtocolViolation {
        callerItems.configure(AudioFormat.PCMU, new Transcription(Transcription.Reader.CLIENT, "en", "light"));
        byte[] sound = {1, 2, 3};
        desk.create(new ClientEvent.ItemCreate(null, null, audio(A, null, sound)));

        assertThat(effects.drain())
                .containsExactly(
                        new Effect.KeepAudio(A, AudioFormat.PCMU, sound),
                        new Effect.Transcribe(A, new TranscribeOrder(AudioFormat.PCMU, sound, "en", "light")),
                        send(new ItemEvent.Added(audio(A, null, null), null)),
                        new Effect.StoreItem(audio(A, null, null), null));
    }

    @Test
    void soundThatComesWithItsWordsIsNotTranscribed() throws ProtocolViolation {
        desk.create(new ClientEvent.ItemCreate(null, null, audio(A, "hello", new byte[2])));

        assertThat(effects.drain()).noneMatch(Effect.Transcribe.class::isInstance);
    }

    @Test
    void anUnknownItemCanNotBeRetrievedDeletedOrTruncated() {
        assertThat(refused(() -> desk.retrieve(new ClientEvent.ItemRetrieve(null, NOBODY))))
                .isEqualTo(ProtocolError.invalid(
                        ErrorCode.ITEM_RETRIEVE_INVALID_ITEM_ID,
                        "Error retrieving item: the item with id 'item_nobody' does not exist.",
                        null));
        assertThat(refused(() -> desk.delete(new ClientEvent.ItemDelete(null, NOBODY))))
                .isEqualTo(ProtocolError.invalid(
                        ErrorCode.ITEM_DELETE_INVALID_ITEM_ID,
                        "Error deleting item: the item with id 'item_nobody' does not exist.",
                        null));
        assertThat(refused(() -> desk.truncate(new ClientEvent.ItemTruncate(null, NOBODY, 0, 0))))
                .isEqualTo(ProtocolError.invalid(
                        ErrorCode.ITEM_TRUNCATE_INVALID_ITEM_ID, "Item with item_id not found: item_nobody", null));
    }

    @Test
    void aWrittenItemIsRetrievedAtOnceAndASpokenOneWithItsSound() throws ProtocolViolation {
        conversation.append(text(A));
        desk.retrieve(new ClientEvent.ItemRetrieve(null, A));
        assertThat(effects.drain()).containsExactly(send(new ItemEvent.Retrieved(text(A))));

        conversation.append(audio(B, "hi", null)).hasAudio(AudioFormat.PCM);
        desk.retrieve(new ClientEvent.ItemRetrieve("mine", B));
        assertThat(effects.drain()).containsExactly(new Effect.LoadAudio(B, "mine"));
        byte[] sound = {1, 2};
        desk.audioLoaded(B, sound, "mine");
        desk.audioLoaded(B, null, "mine");
        assertThat(events())
                .containsExactly(
                        new ItemEvent.Retrieved(audio(B, "hi", sound)), new ItemEvent.Retrieved(audio(B, "hi", null)));
    }

    @Test
    void whoeverWaitsForTheSoundOfAnItemThatIsGoneIsToldSo() throws ProtocolViolation {
        conversation.append(audio(A, "hi", null)).hasAudio(AudioFormat.PCM);
        desk.delete(new ClientEvent.ItemDelete(null, A));
        assertThat(effects.drain()).containsExactly(new Effect.ForgetItem(A), send(new ItemEvent.Deleted(A)));

        desk.audioLoaded(A, new byte[2], "mine");
        assertThat(effects.drain())
                .containsExactly(send(new ServerEvent.Failure(ProtocolError.invalid(
                                ErrorCode.ITEM_RETRIEVE_INVALID_ITEM_ID,
                                "Error retrieving item: the item with id 'item_a' does not exist.",
                                null)
                        .withEventId("mine"))));
    }

    @Test
    void onlySpokenAnswersCanBeTruncated() {
        conversation.append(text(A));
        conversation.append(audio(B, "hi", null)).hasAudio(AudioFormat.PCM);

        conversation.append(new Item.Message(
                C, Role.ASSISTANT, Item.Status.COMPLETED, List.of(new ContentPart.OutputText("written"))));

        for (ItemId id : List.of(A, B, C)) {
            assertThat(refused(() -> desk.truncate(new ClientEvent.ItemTruncate(null, id, 0, 0))))
                    .isEqualTo(ProtocolError.invalid(
                            ErrorCode.UNSUPPORTED_CONTENT_TYPE,
                            "Only model output audio messages can be truncated",
                            null));
        }
    }

    @Test
    void moreThanWasSaidCannotBeKept() {
        answer(A, "One two three.", 1_400);

        assertThat(refused(() -> desk.truncate(new ClientEvent.ItemTruncate(null, A, 0, 1_401))))
                .isEqualTo(ProtocolError.invalid(
                        ErrorCode.INVALID_VALUE,
                        "Audio content of 1400ms is already shorter than 1401ms",
                        "audio_end_ms"));
        assertThat(refused(() -> desk.truncate(new ClientEvent.ItemTruncate(null, A, 1, 100)))
                        .param())
                .isEqualTo("content_index");
    }

    @Test
    void aTruncatedAnswerKeepsTheWordsAndTheSoundThatWereHeard() throws ProtocolViolation {
        answer(A, "One two three.", 1_400);
        desk.truncate(new ClientEvent.ItemTruncate(null, A, 0, 700));

        Item heard = spoken(A, "One two");
        assertThat(effects.drain())
                .containsExactly(
                        new Effect.CutAudio(A, 700 * 48),
                        new Effect.StoreItem(heard, null),
                        send(new ItemEvent.Truncated(A, 0, 700)));
        assertThat(conversation.find(A).orElseThrow().item()).isEqualTo(heard);
        assertThat(conversation.find(A).orElseThrow().isTruncated()).isTrue();
    }

    @Test
    void atZeroNothingIsLeftAndAtTheEndEverything() throws ProtocolViolation {
        answer(A, "One two three.", 1_400);
        desk.truncate(new ClientEvent.ItemTruncate(null, A, 0, 1_400));
        assertThat(conversation.find(A).orElseThrow().item()).isEqualTo(spoken(A, "One two three."));

        desk.truncate(new ClientEvent.ItemTruncate(null, A, 0, 0));
        assertThat(conversation.find(A).orElseThrow().item()).isEqualTo(spoken(A, ""));
    }

    @Test
    void whatWasCutCanBeCutShorterAndNeverLonger() throws ProtocolViolation {
        answer(A, "One two three.", 1_400);
        desk.truncate(new ClientEvent.ItemTruncate(null, A, 0, 900));
        desk.truncate(new ClientEvent.ItemTruncate(null, A, 0, 350));
        assertThat(conversation.find(A).orElseThrow().item()).isEqualTo(spoken(A, "One"));

        assertThat(refused(() -> desk.truncate(new ClientEvent.ItemTruncate(null, A, 0, 900)))
                        .message())
                .isEqualTo("Audio content of 350ms is already shorter than 900ms");
    }

    @Test
    void anAnswerThatIsStillSpokenIsStoredOnlyWhenItIsDone() throws ProtocolViolation {
        answer(A, "One two three.", 1_400);
        Conversation.Entry entry = conversation.find(A).orElseThrow();
        entry.become(new Item.Message(A, Role.ASSISTANT, Item.Status.IN_PROGRESS, List.of()));
        desk.truncate(new ClientEvent.ItemTruncate(null, A, 0, 700));

        assertThat(effects.drain())
                .containsExactly(new Effect.CutAudio(A, 700 * 48), send(new ItemEvent.Truncated(A, 0, 700)));
    }

    @Test
    void soundThatWasOnItsWayWhenItsItemWasCutIsCutToo() throws ProtocolViolation {
        answer(A, "One two three.", 1_400);
        desk.retrieve(new ClientEvent.ItemRetrieve(null, A));
        desk.truncate(new ClientEvent.ItemTruncate(null, A, 0, 700));
        effects.drain();
        desk.audioLoaded(A, new byte[1_400 * 48], null);

        Item.Message shown = (Item.Message) ((ItemEvent.Retrieved) events().get(0)).item();
        ContentPart.OutputAudio part = (ContentPart.OutputAudio) shown.content().get(0);
        assertThat(part.transcript()).isEqualTo("One two");
        assertThat(part.audio()).hasSize(700 * 48);
    }

    @Test
    void aFunctionCallCannotBeTruncated() {
        conversation.append(new Item.FunctionCall(A, Item.Status.COMPLETED, "call_1", "f", "{}"));

        assertThat(refused(() -> desk.truncate(new ClientEvent.ItemTruncate(null, A, 0, 0)))
                        .code())
                .isEqualTo(ErrorCode.UNSUPPORTED_CONTENT_TYPE);
    }

    @Test
    void wordsOfTheCallerAreReportedOnlyOnRequest() throws ProtocolViolation {
        callerItems.enterUtterance(A, AudioFormat.PCM, new byte[4_800], false);
        effects.drain();
        callerItems.words().transcribed(A, Transcript.of("hello"), 0.1);
        assertThat(events()).isEmpty();
        assertThat(conversation.find(A).orElseThrow().item()).isEqualTo(audio(A, "hello", null));

        callerItems.configure(AudioFormat.PCM, new Transcription(Transcription.Reader.CLIENT, null, null));
        callerItems.enterUtterance(B, AudioFormat.PCM, new byte[4_800], false);
        effects.stored(B);
        effects.drain();
        callerItems.words().transcribed(B, Transcript.of("world"), 0.1);
        callerItems.words().transcribed(B, Transcript.of("twice"), 0.1);
        assertThat(events())
                .containsExactly(
                        new ItemEvent.TranscriptionDelta(B, 0, "world", List.of()),
                        new ItemEvent.TranscriptionCompleted(B, 0, "world", 0.1, List.of()));
    }

    private void answer(ItemId id, String words, long ms) {
        Conversation.Entry entry = conversation.append(spoken(id, words));
        SpokenTrack track = new SpokenTrack();
        track.spoke(SpokenForm.verbatim(words), ms);
        entry.hasTrack(track);
        entry.hasAudio(AudioFormat.PCM);
    }

    private List<ServerEvent> events() {
        List<ServerEvent> events = new ArrayList<>();
        for (Effect effect : effects.drain()) {
            if (effect instanceof Effect.Send send) {
                events.add(send.event());
            }
        }
        return events;
    }

    private static Effect send(ServerEvent event) {
        return new Effect.Send(event);
    }

    private static ProtocolError refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable asked) {
        return catchThrowableOfType(ProtocolViolation.class, asked).error();
    }

    private static Item text(ItemId id) {
        return new Item.Message(id, Role.USER, Item.Status.COMPLETED, List.of(new ContentPart.InputText("hello")));
    }

    private static Item audio(ItemId id, String transcript, byte[] sound) {
        return new Item.Message(
                id, Role.USER, Item.Status.COMPLETED, List.of(new ContentPart.InputAudio(transcript, sound)));
    }

    private static Item spoken(ItemId id, String transcript) {
        return new Item.Message(
                id, Role.ASSISTANT, Item.Status.COMPLETED, List.of(new ContentPart.OutputAudio(transcript, null)));
    }
}
