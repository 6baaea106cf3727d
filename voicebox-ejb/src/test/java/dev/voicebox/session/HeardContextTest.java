package dev.voicebox.session;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.language.ModelMessage;

import static org.assertj.core.api.Assertions.assertThat;

/** What the caller never heard is never in the context. The voice takes 100 ms a letter
 * and 1.2 s a hyphen, and says so: 2 s for "forty-two", which is what it makes of 42. */
class HeardContextTest {
    private static final String STORY = "It was 42 days. Then the rain came. It rained and rained.";

    private final ScriptedCall call = new ScriptedCall();

    HeardContextTest() {
        call.voiceTellsWords = true;
        call.answers.add(ScriptedAnswer.says(STORY));
    }

    @Test
    void anAnswerIsCutByTheTimesOfItsWords() {
        ItemId story = tell(20_000);

        truncate(story, 2_499);
        assertThat(contextAfter()).isEqualTo("It was");
        truncate(story, 200);
        assertThat(contextAfter()).isEqualTo("It");
    }

    @Test
    void aWordIsHeardWhenItHasEnded() {
        ItemId story = tell(20_000);

        truncate(story, 2_500);
        assertThat(contextAfter()).isEqualTo("It was 42");
    }

    @Test
    void wordsOfLaterChunksLieAfterTheSoundOfTheEarlierOnes() {
        ItemId story = tell(20_000);

        // "It was 42 days. " takes 3,000 ms, "Then the" another 700 ms.
        truncate(story, 3_700);
        assertThat(contextAfter()).isEqualTo("It was 42 days. Then the");
    }

    @Test
    void nothingIsLeftOfAnAnswerThatWasCutAtItsBeginning() {
        ItemId story = tell(20_000);

        truncate(story, 0);
        assertThat(transcriptOf(story)).isEmpty();
        assertThat(contextAfter()).isNull();
    }

    @Test
    void anAnswerCutAtItsEndIsWhole() {
        ItemId story = tell(20_000);

        truncate(story, soundMs());
        assertThat(transcriptOf(story)).isEqualTo(STORY);
        assertThat(call.all(ServerEvent.Failure.class)).isEmpty();
    }

    @Test
    void moreThanThereIsCannotBeKept() {
        ItemId story = tell(20_000);

        truncate(story, soundMs() + 1);
        assertThat(call.last(ServerEvent.Failure.class).error().message())
                .isEqualTo("Audio content of " + soundMs() + "ms is already shorter than " + (soundMs() + 1) + "ms");
        assertThat(transcriptOf(story)).isEqualTo(STORY);
    }

    @Test
    void anAnswerCanBeCutWhileItIsStillSpoken() {
        // First token after 100 ms; the voice begins when the first sentence is there and makes 100 ms of sound in 25
        // ms.
        ItemId story = tell(700);
        assertThat(call.all(ResponseEvent.Done.class)).isEmpty();
        assertThat(soundMs()).isBetween(600L, 2_900L);

        truncate(story, 500);
        assertThat(transcriptOf(story)).isEqualTo("It was");
        call.waits(20_000);
        assertThat(call.last(ResponseEvent.Done.class).view().status()).isEqualTo(new ResponseStatus.Completed());
        assertThat(transcriptOf(story)).isEqualTo("It was");
        assertThat(contextAfter()).isEqualTo("It was");
    }

    @Test
    void ofAnAnswerThatWasBrokenOffOnlyTheWordsWhoseSoundWentOutAreLeft() {
        ItemId story = tell(700);
        call.says(new ClientEvent.ResponseCancel(null, null));

        assertThat(call.last(ResponseEvent.TranscriptDone.class).transcript())
                .as("what was written stays written")
                .hasSizeGreaterThan(15);
        Item.Message said = (Item.Message)
                call.last(ResponseEvent.Done.class).view().output().get(0);
        assertThat(said.status()).isEqualTo(Item.Status.INCOMPLETE);
        assertThat(soundMs()).isBetween(500L, 2_400L);
        assertThat(said.content()).containsExactly(new ContentPart.OutputAudio("It was", null));
        assertThat(transcriptOf(story)).isEqualTo("It was");
        assertThat(contextAfter()).isEqualTo("It was");
    }

    @Test
    void ofAnAnswerThatWasBrokenOffBeforeItsFirstSoundNothingIsLeft() {
        tell(130);
        call.says(new ClientEvent.ResponseCancel(null, null));

        assertThat(soundMs()).isZero();
        assertThat(contextAfter()).isNull();
    }

    @Test
    void whatWasBrokenOffCanStillBeCutShorter() {
        ItemId story = tell(700);
        call.says(new ClientEvent.ResponseCancel(null, null));

        truncate(story, 499);
        assertThat(contextAfter()).isEqualTo("It");
    }

    @Test
    void aFailingModelLeavesOnlyWhatWasSaid() {
        call.answers.clear();
        call.answers.add(ScriptedAnswer.says("Yes. But").thenFails("gone"));
        tell(20_000);

        assertThat(call.last(ResponseEvent.Done.class).view().status()).isInstanceOf(ResponseStatus.Failed.class);
        assertThat(contextAfter()).as("the sentence that was whole").isEqualTo("Yes.");
    }

    @Test
    void anAnswerThatLostItsVoiceIsReadAndSoStaysWhole() {
        call.voiceFails = true;
        call.writes("hello").asksForAnAnswer().waits(190);
        call.says(new ClientEvent.ResponseCancel(null, null));
        String written = call.last(ResponseEvent.TranscriptDone.class).transcript();

        assertThat(written).isNotEmpty();
        assertThat(((Item.Message) call.last(ResponseEvent.Done.class)
                                .view()
                                .output()
                                .get(0))
                        .content())
                .containsExactly(new ContentPart.OutputAudio(written, null));
    }

    /** Id of the answer that was asked for so many ms ago. */
    private ItemId tell(long ms) {
        call.writes("tell me").asksForAnAnswer().waits(ms);
        List<ItemEvent.Added> added = call.all(ItemEvent.Added.class);
        return added.get(added.size() - 1).item().id();
    }

    private void truncate(ItemId item, long ms) {
        call.says(new ClientEvent.ItemTruncate(null, item, 0, ms));
    }

    private long soundMs() {
        return call.all(ResponseEvent.AudioDelta.class).stream()
                        .mapToLong(delta -> delta.audio().length)
                        .sum()
                / 48;
    }

    private String transcriptOf(ItemId item) {
        call.says(new ClientEvent.ItemRetrieve(null, item)).waits(10);
        Item.Message message =
                (Item.Message) call.last(ItemEvent.Retrieved.class).item();
        return ((ContentPart.OutputAudio) message.content().get(0)).transcript();
    }

    /** What the next request tells of the first answer, {@code null} when that is nothing. */
    private String contextAfter() {
        call.answers.clear();
        call.answers.add(ScriptedAnswer.says("Well."));
        int before = call.asked.size();
        call.asksForAnAnswer("{\"conversation\":\"none\",\"output_modalities\":[\"text\"]}")
                .waits(2_000);
        return call.asked.get(before).messages().stream()
                .filter(ModelMessage.AssistantText.class::isInstance)
                .map(message -> ((ModelMessage.AssistantText) message).text())
                .findFirst()
                .orElse(null);
    }
}
