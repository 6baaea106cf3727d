package dev.voicebox.web.audio.transcript;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.HeardWord;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.Transcript;
import dev.voicebox.web.audio.transcript.TranscriptForm.Shape;
import dev.voicebox.web.stream.RecordingResponse;
import dev.voicebox.web.stream.ReplyStream;

import static org.assertj.core.api.Assertions.assertThat;

/** The words of a file in events. */
class StreamedTranscriptTest {
    private final RecordingResponse client = new RecordingResponse();
    private final StreamedTranscript answer = answer(false);

    @Test
    void wordsGoOutAsTheyBecomeKnown() {
        answer.onWords("turn it");
        assertThat(told()).isEqualTo(delta("turn it"));

        answer.onTranscript(Transcript.of("turn it off"));
        assertThat(told()).isEqualTo(delta("turn it") + delta(" off") + done("turn it off"));
        assertThat(client.type).startsWith("text/event-stream");
        assertThat(client.completions).isOne();
    }

    @Test
    void withoutWordsOnTheWayThereIsOneDelta() {
        answer.onTranscript(Transcript.of("turn it off"));

        assertThat(told()).isEqualTo(delta("turn it off") + done("turn it off"));
    }

    @Test
    void whatWasToldIsNotTakenBack() {
        answer.onWords("turn it");
        answer.onTranscript(Transcript.of("burn it off"));

        assertThat(told()).isEqualTo(delta("turn it") + delta(" off") + done("turn it off"));
    }

    @Test
    void silenceIsAStreamOfNothing() {
        answer.onFailed(SpeechTrouble.UNINTELLIGIBLE, "No words were heard.");

        assertThat(told()).isEqualTo(done(""));
    }

    @Test
    void logprobsComeWithTheTextThatTheyAreOf() {
        HeardWord yes = new HeardWord("yes", 0, 300, OptionalDouble.of(-0.25));
        answer(true).onTranscript(new Transcript("yes", "en", List.of(yes), List.of()));

        assertThat(told().split("\"logprob\":-0.25", -1)).as("delta and end").hasSize(3);
    }

    @Test
    void aFailureBeforeAnyWordIsAnAnswerOfItsOwn() {
        answer.onFailed(SpeechTrouble.ENGINE, "No engine hears.");

        assertThat(client.status).isEqualTo(503);
        assertThat(client.type).isEqualTo("application/json");
        assertThat(client.completions).isOne();
    }

    @Test
    void aFailureInTheMiddleIsAnEvent() {
        answer.onWords("turn it");
        answer.onFailed(SpeechTrouble.ENGINE, "The engine failed.");

        assertThat(told()).startsWith(delta("turn it") + "event: error\n").contains("The engine failed.");
        assertThat(client.completions).isOne();
    }

    @Test
    void whatAnEngineRefusesIsTheFile() {
        answer.onFailed(SpeechTrouble.UNSUPPORTED, "Sphinx4 hears commands of up to 30 s");

        assertThat(client.status).isEqualTo(400);
        assertThat(told()).contains("\"param\":\"file\"").contains("up to 30 s");
    }

    private StreamedTranscript answer(boolean logprobs) {
        ReplyStream stream = new ReplyStream(client.async(), client.response(), new CancelToken(), 1024 * 1024);
        TranscriptForm form = new TranscriptForm(Shape.JSON, false, true, logprobs, true);
        return new StreamedTranscript(stream, new TranscriptAnswer.Wanted(form, 4.5));
    }

    private String told() {
        return client.body.toString(StandardCharsets.UTF_8);
    }

    private static String delta(String words) {
        return "data: {\"type\":\"transcript.text.delta\",\"delta\":\"" + words + "\"}\n\n";
    }

    private static String done(String text) {
        return "data: {\"type\":\"transcript.text.done\",\"text\":\"" + text
                + "\",\"usage\":{\"type\":\"duration\",\"seconds\":4.5}}\n\n";
    }
}
