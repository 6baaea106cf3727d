package dev.voicebox.effect;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.BufferEvent;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.event.Usage;
import dev.voicebox.journal.UsageAmounts;

import static org.assertj.core.api.Assertions.assertThat;

/** The order in which decisions become effects. */
class EffectsTest {
    private static final ItemId USER = new ItemId("item_user");
    private static final ItemId ANSWER = new ItemId("item_answer");
    private static final ItemId CALL = new ItemId("item_call");
    private static final ResponseId RESPONSE = new ResponseId("resp_1");

    private final Effects effects = new Effects();

    @Test
    void whatIsDrainedIsGone() {
        effects.send(new BufferEvent.Cleared());

        assertThat(effects.drain()).containsExactly(new Effect.Send(new BufferEvent.Cleared()));
        assertThat(effects.drain()).isEmpty();
    }

    @Test
    void anItemIsDoneWhenItIsStored() {
        effects.store(message(USER), null, done(USER));

        assertThat(effects.drain()).containsExactly(new Effect.StoreItem(message(USER), null));
        assertThat(effects.isHolding()).isTrue();
        effects.stored(USER);
        assertThat(events()).containsExactly(done(USER));
        assertThat(effects.isHolding()).isFalse();
    }

    @Test
    void whatWasUsedIsRecordedBeforeTheItemThatLetsItsEndBeTold() {
        effects.storeOf(RESPONSE, message(ANSWER), null, done(ANSWER));
        effects.meter().answered(Usage.NONE, false);

        assertThat(effects.drain())
                .containsExactly(
                        new Effect.Meter(UsageAmounts.ofRequest(UsageAmounts.Tokens.NONE)),
                        new Effect.StoreItem(message(ANSWER), null));
    }

    @Test
    void anAnswerBeginsAfterAllItemsThatAreBeingStored() {
        effects.store(message(USER), null, done(USER));
        effects.sendAfterPending(RESPONSE, answerDone());
        effects.send(new BufferEvent.Cleared());
        assertThat(events()).containsExactly(new BufferEvent.Cleared());

        effects.stored(USER);
        assertThat(events()).containsExactly(done(USER), answerDone());
    }

    @Test
    void aStoredItemOfAnAnswerHoldsBackTheRestOfTheAnswer() {
        effects.storeOf(RESPONSE, message(ANSWER), null, done(ANSWER));
        effects.sendOf(RESPONSE, answerDone());
        effects.sendOf(USER, deleted(USER));
        assertThat(events()).containsExactly(deleted(USER));

        effects.stored(ANSWER);
        assertThat(events()).containsExactly(done(ANSWER), answerDone());
    }

    @Test
    void nothingIsSaidOfAnItemOfAnAnswerBeforeItIsDone() {
        effects.storeOf(RESPONSE, message(ANSWER), null, done(ANSWER));
        effects.sendOf(ANSWER, deleted(ANSWER));
        assertThat(events()).isEmpty();

        effects.stored(ANSWER);
        assertThat(events()).containsExactly(done(ANSWER), deleted(ANSWER));
    }

    @Test
    void anItemThatIsStoredButStillUnsaidKeepsItsPlace() {
        effects.storeOf(RESPONSE, message(ANSWER), null, done(ANSWER));
        effects.storeOf(RESPONSE, message(CALL), ANSWER, done(CALL));
        effects.stored(CALL);
        effects.sendOf(CALL, deleted(CALL));
        assertThat(events()).isEmpty();

        effects.stored(ANSWER);
        assertThat(events()).containsExactly(done(ANSWER), done(CALL), deleted(CALL));
    }

    @Test
    void whatIsSaidOfAnItemThatAnAnswerWaitsForDoesNotWaitForTheAnswer() {
        effects.store(message(USER), null, done(USER));
        effects.storeOf(RESPONSE, message(ANSWER), USER, done(ANSWER));
        effects.stored(USER);
        assertThat(events()).containsExactly(done(USER));

        effects.sendOf(USER, deleted(USER));
        assertThat(events()).containsExactly(deleted(USER));
    }

    @Test
    void whatIsSaidOfAnItemKeepsItsOrderBehindTheRestOfItsAnswer() {
        effects.storeOf(RESPONSE, message(ANSWER), null, done(ANSWER));
        effects.storeOf(RESPONSE, message(CALL), ANSWER, done(CALL));
        effects.sendOf(ANSWER, truncated(ANSWER));
        effects.stored(ANSWER);
        effects.sendOf(ANSWER, deleted(ANSWER));
        assertThat(events()).containsExactly(done(ANSWER));

        effects.stored(CALL);
        assertThat(events()).containsExactly(done(CALL), truncated(ANSWER), deleted(ANSWER));
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

    private static ServerEvent done(ItemId id) {
        return new ItemEvent.Done(message(id), null);
    }

    private static ServerEvent truncated(ItemId id) {
        return new ItemEvent.Truncated(id, 0, 100);
    }

    private static ServerEvent deleted(ItemId id) {
        return new ItemEvent.Deleted(id);
    }

    private static ServerEvent answerDone() {
        return new ResponseEvent.TextDelta(RESPONSE, new ResponseEvent.Place(ANSWER, 0, 0), "last");
    }

    private static Item message(ItemId id) {
        return new Item.Message(id, Item.Role.USER, Item.Status.COMPLETED, List.of(new ContentPart.InputText("hello")));
    }
}
