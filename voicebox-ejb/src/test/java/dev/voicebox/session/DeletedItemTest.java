package dev.voicebox.session;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.BufferEvent;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ServerEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** An item that is deleted while something is still done for it. */
class DeletedItemTest {
    private static final ItemId MINE = new ItemId("mine");

    private final ScriptedCall call = new ScriptedCall();

    @Test
    void itsWordsAreNotTakenForThoseOfALaterOneOfItsName() {
        call.updates("{\"type\":\"realtime\",\"audio\":{\"input\":{\"transcription\":{\"model\":\"any\"}}}}");
        call.transcription = Duration.ofMillis(300);
        call.heard.add("words of the first");
        call.says(new ClientEvent.ItemCreate(null, null, spoken())).says(new ClientEvent.ItemDelete(null, MINE));
        call.says(new ClientEvent.ItemCreate(null, null, spoken())).waits(1_000);

        assertThat(call.last(ServerEvent.Failure.class).error().code())
                .isEqualTo(ErrorCode.ITEM_CREATE_DUPLICATE_ITEM_ID);
        assertThat(call.all(ItemEvent.TranscriptionCompleted.class)).isEmpty();
    }

    @Test
    void theNameOfAnAnswersItemIsNotFreeWhileItIsWritten() {
        call.asksForAnAnswer().waits(110);
        ItemId answer = call.last(ResponseEvent.OutputItemAdded.class).item().id();
        call.says(new ClientEvent.ItemDelete(null, answer));
        call.says(new ClientEvent.ItemCreate(null, null, written(answer))).waits(5_000);

        assertThat(call.last(ServerEvent.Failure.class).error().code())
                .isEqualTo(ErrorCode.ITEM_CREATE_DUPLICATE_ITEM_ID);
        assertThat(call.all(ResponseEvent.Done.class)).hasSize(1);
        assertThat(call.stored).as("what was deleted is not stored again").isEmpty();
    }

    @Test
    void theNameOfATurnThatIsSpokenIsNotFree() {
        call.speaks(500, "hello");
        ItemId turn = call.last(BufferEvent.SpeechStarted.class).item();
        call.says(new ClientEvent.ItemCreate(null, null, written(turn))).isSilent(1_000);

        assertThat(call.last(ServerEvent.Failure.class).error().code())
                .isEqualTo(ErrorCode.ITEM_CREATE_DUPLICATE_ITEM_ID);
        assertThat(call.last(BufferEvent.Committed.class).item()).isEqualTo(turn);
        assertThat(call.all(ServerEvent.Failure.class)).hasSize(1);
    }

    @Test
    void aRetrieveThatIsUnderWayIsAnsweredWithAnError() {
        call.says(new ClientEvent.ItemCreate(null, null, spoken())).waits(500);
        call.forget();
        call.happens(new SessionMessage.ClientSpoke(new ClientEvent.ItemRetrieve("retrieve", MINE)));
        call.happens(new SessionMessage.ClientSpoke(new ClientEvent.ItemDelete(null, MINE)));
        call.waits(500);

        assertThat(call.story()).containsExactly("conversation.item.deleted", "error");
        assertThat(call.last(ServerEvent.Failure.class).error().eventId()).isEqualTo("retrieve");
    }

    private static Item spoken() {
        return message(MINE, new ContentPart.InputAudio(null, new byte[9_600]));
    }

    private static Item written(ItemId id) {
        return message(id, new ContentPart.InputText("the client's own"));
    }

    private static Item message(ItemId id, ContentPart part) {
        return new Item.Message(id, Item.Role.USER, Item.Status.COMPLETED, List.of(part));
    }
}
