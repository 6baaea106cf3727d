package dev.voicebox.session;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.language.ModelMessage.UserText;

import static org.assertj.core.api.Assertions.assertThat;

/** An item that cannot be stored. */
class RefusedItemTest {
    private final ScriptedCall call = new ScriptedCall();

    @Test
    void itsClientIsToldOnceAndNeverThatItIsDone() {
        call.storageFull = true;
        call.says(creates("mine")).waits(100);

        assertThat(call.all(ServerEvent.Failure.class)).singleElement().satisfies(failure -> {
            assertThat(failure.error().type()).isEqualTo(ErrorType.API);
            assertThat(failure.error().code()).isEqualTo(ErrorCode.ITEM_NOT_STORED);
            assertThat(failure.error().message()).contains("'mine'").contains("Send it again later");
        });
        assertThat(call.all(ItemEvent.Done.class)).isEmpty();
        assertThat(call.last(ItemEvent.Deleted.class).item()).isEqualTo(new ItemId("mine"));
    }

    @Test
    void theModelDoesNotReadIt() {
        call.updates("{\"type\":\"realtime\",\"output_modalities\":[\"text\"]}");
        call.storageFull = true;
        call.writes("the lost words");
        call.storageFull = false;
        call.writes("the kept words").asksForAnAnswer().waits(1_000);

        assertThat(call.asked.get(0).messages()).containsExactly(new UserText("the kept words"));
    }

    @Test
    void theNextItemComesAfterTheLastThatWasStored() {
        call.says(creates("first"));
        call.storage = Duration.ofMillis(50);
        call.storageFull = true;
        call.says(creates("lost"));
        call.storageFull = false;
        call.waits(100).says(creates("next")).waits(100);

        assertThat(call.last(ItemEvent.Done.class).previous()).isEqualTo(new ItemId("first"));
    }

    @Test
    void whatStillRunsForItIsStopped() {
        call.storageFull = true;
        call.says(creates("mine")).waits(100);

        assertThat(call.forgotten).containsExactly(new ItemId("mine"));
    }

    @Test
    void anAnswerOfWhichAnItemIsRefusedHasFailed() {
        call.updates("{\"type\":\"realtime\",\"output_modalities\":[\"text\"]}");
        call.writes("hello");
        call.storageFull = true;
        call.asksForAnAnswer().waits(2_000);

        ResponseEvent.Done done = call.last(ResponseEvent.Done.class);
        assertThat(done.view().status())
                .isInstanceOfSatisfying(
                        ResponseStatus.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo(ErrorCode.ITEM_NOT_STORED));
        assertThat(call.last(ItemEvent.Deleted.class).item())
                .isEqualTo(done.view().output().get(0).id());
    }

    @Test
    void theConversationGoesOnAfterAnAnswerThatWasNotStored() {
        call.updates("{\"type\":\"realtime\",\"output_modalities\":[\"text\"]}");
        call.storageFull = true;
        call.asksForAnAnswer().waits(2_000);
        call.storageFull = false;
        call.asksForAnAnswer().waits(2_000);

        assertThat(call.last(ResponseEvent.Done.class).view().status()).isInstanceOf(ResponseStatus.Completed.class);
    }

    @Test
    void anAnswerThatWaitsForWordsThatAreLostFails() {
        call.transcription = Duration.ofSeconds(3);
        call.storage = Duration.ofMillis(500);
        call.storageFull = true;
        call.speaks(600, "hello there").isSilent(1_500).waits(1_000);

        assertThat(call.all(ResponseEvent.Done.class))
                .singleElement()
                .satisfies(done -> assertThat(done.view().status()).isInstanceOf(ResponseStatus.Failed.class));
    }

    @Test
    void aChangeThatIsRefusedLeavesTheItemWhereItIs() {
        call.says(creates("mine"));
        call.forget();
        call.happens(new SessionMessage.ItemRefused(new ItemId("mine")));

        ProtocolError error = call.last(ServerEvent.Failure.class).error();
        assertThat(error.message()).contains("A change of item 'mine'");
        assertThat(call.story()).containsExactly("error");
        assertThat(call.forgotten).isEmpty();
    }

    @Test
    void anItemThatItsClientDeletesMeanwhileIsDeletedOnce() {
        call.storage = Duration.ofMillis(50);
        call.storageFull = true;
        call.says(creates("mine"))
                .says(new ClientEvent.ItemDelete(null, new ItemId("mine")))
                .waits(100);

        assertThat(call.all(ItemEvent.Deleted.class)).hasSize(1);
        assertThat(call.all(ItemEvent.Done.class)).isEmpty();
    }

    private static ClientEvent creates(String id) {
        return new ClientEvent.ItemCreate(
                null,
                null,
                new Item.Message(
                        new ItemId(id),
                        Item.Role.USER,
                        Item.Status.COMPLETED,
                        List.of(new ContentPart.InputText("hello"))));
    }
}
