package dev.voicebox.session;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseStatus;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers of which a voice says nothing, or not all. */
class UnspokenAnswerTest {
    private final ScriptedCall call = new ScriptedCall();

    @Test
    void anAnswerOfCodeAloneIsCompletedWithoutSound() {
        String code = "```java\nint a = 5;\n```\n";
        answer(code);

        assertThat(call.all(ResponseEvent.AudioDelta.class)).isEmpty();
        assertThat(call.last(ResponseEvent.TranscriptDone.class).transcript()).isEqualTo(code);
        ResponseEvent.Done done = call.last(ResponseEvent.Done.class);
        assertThat(done.view().status()).isEqualTo(new ResponseStatus.Completed());
        assertThat(done.extension().has("degraded")).as("something is lost").isFalse();
        assertThat(contentOf(done)).containsExactly(new ContentPart.OutputAudio(code, null));
    }

    @Test
    void theTranscriptIsWhatWasWrittenAndNotWhatWasSaid() {
        answer("It costs $5. 🎉");

        assertThat(call.last(ResponseEvent.TranscriptDone.class).transcript()).isEqualTo("It costs $5. 🎉");
        // 60 ms a character of "It costs five dollars."
        assertThat(soundMs()).isEqualTo(22 * 60);
    }

    private void answer(String text) {
        call.answers.add(ScriptedAnswer.says(text));
        call.writes("go on").asksForAnAnswer().waits(20_000);
    }

    private long soundMs() {
        return call.all(ResponseEvent.AudioDelta.class).stream()
                        .mapToLong(delta -> delta.audio().length)
                        .sum()
                / 48;
    }

    private static List<ContentPart> contentOf(ResponseEvent.Done done) {
        return ((Item.Message) done.view().output().get(0)).content();
    }
}
