package dev.voicebox.session;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ResponseEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** An item that is retrieved while an answer still writes it. */
class UnfinishedItemTest {
    private static final String STORY = "It was 42 days. Then the rain came.";

    private final ScriptedCall call = new ScriptedCall();

    @Test
    void ofASpokenAnswerItHasTheSoundAndTheWordsThatWentOut() {
        call.answers.add(ScriptedAnswer.says(STORY));
        call.asksForAnAnswer().waits(300);
        assertThat(call.all(ResponseEvent.AudioDelta.class)).isNotEmpty();

        Item.Message message = (Item.Message) retrieved();

        assertThat(message.status()).isEqualTo(Item.Status.IN_PROGRESS);
        assertThat(message.content()).singleElement().isInstanceOfSatisfying(ContentPart.OutputAudio.class, part -> {
            assertThat(part.audio()).containsExactly(1, 2, 3, 4);
            assertThat(part.transcript()).isNotEmpty().isNotEqualTo(STORY);
            assertThat(STORY).startsWith(part.transcript());
        });
    }

    @Test
    void ofAWrittenAnswerItHasTheTextThatWasSent() {
        call.answers.add(ScriptedAnswer.says(STORY));
        call.asksForAnAnswer("{\"output_modalities\":[\"text\"]}").waits(115);

        Item.Message message = (Item.Message) retrieved();

        assertThat(message.status()).isEqualTo(Item.Status.IN_PROGRESS);
        assertThat(message.content()).containsExactly(new ContentPart.OutputText("It was "));
    }

    @Test
    void onceItIsDoneItIsWhole() {
        call.answers.add(ScriptedAnswer.says(STORY));
        call.asksForAnAnswer("{\"output_modalities\":[\"text\"]}").waits(2_000);

        Item.Message message = (Item.Message) retrieved();

        assertThat(message.status()).isEqualTo(Item.Status.COMPLETED);
        assertThat(message.content()).containsExactly(new ContentPart.OutputText(STORY));
    }

    private Item retrieved() {
        call.says(new ClientEvent.ItemRetrieve(
                        null,
                        call.last(ResponseEvent.OutputItemAdded.class).item().id()))
                .waits(2);
        return call.last(ItemEvent.Retrieved.class).item();
    }
}
