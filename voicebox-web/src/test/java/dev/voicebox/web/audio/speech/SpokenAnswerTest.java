package dev.voicebox.web.audio.speech;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.job.file.SoundFormat;
import dev.voicebox.web.stream.RecordingResponse;
import dev.voicebox.web.stream.ReplyStream;

import static org.assertj.core.api.Assertions.assertThat;

/** What the client gets of what the engine says: the file itself, or the file in events. */
class SpokenAnswerTest {
    private static final SpeechCall CALL = new SpeechCall(
            "Hello there.", new SpeakOrder(0, "Hello there.", "alloy", 1, AudioFormat.PCM), SoundFormat.PCM, false);

    private final RecordingResponse client = new RecordingResponse();
    private final ReplyStream stream =
            new ReplyStream(client.async(), client.response(), new CancelToken(), 1024 * 1024);
    private final SpokenAnswer file = new SpokenAnswer(CALL, new FileReply(stream, "audio/pcm"));
    private final SpokenAnswer events = new SpokenAnswer(CALL, new EventReply(stream));

    @Test
    void soundGoesOutWhileItIsMade() {
        file.onAudio(new SpokenPiece(new byte[] {1, 2}));
        assertThat(client.body.toByteArray()).containsExactly(1, 2);

        file.onAudio(new SpokenPiece(new byte[] {3, 4}));
        file.onDone();
        assertThat(client.body.toByteArray()).containsExactly(1, 2, 3, 4);
        assertThat(client.type).isEqualTo("audio/pcm");
        assertThat(client.completions).isOne();
    }

    @Test
    void eventsCarryTheFileAndEndWithTheUsage() {
        events.onAudio(new SpokenPiece(new byte[] {1, 2}));
        assertThat(told()).isEqualTo("data: {\"type\":\"speech.audio.delta\",\"audio\":\"AQI=\"}\n\n");

        events.onAudio(new SpokenPiece(new byte[4_800]));
        events.onDone();
        assertThat(told())
                .endsWith("data: {\"type\":\"speech.audio.done\",\"usage\":"
                        + "{\"input_tokens\":3,\"output_tokens\":2,\"total_tokens\":5}}\n\n");
        assertThat(client.type).startsWith("text/event-stream");
        assertThat(client.completions).isOne();
    }

    @Test
    void anEngineThatFailsBeforeAnySoundIsTold() {
        file.onFailed(SpeechTrouble.ENGINE, "No engine speaks.");

        assertThat(client.status).isEqualTo(503);
        assertThat(client.type).isEqualTo("application/json");
        assertThat(told()).contains("synthesis_failed").contains("No engine speaks.");
        assertThat(client.completions).isOne();
    }

    @Test
    void aTextThatNoEngineCanSpeakIsTheCallersMatter() {
        events.onFailed(SpeechTrouble.UNSUPPORTED, "no installed voice speaks this language");

        assertThat(client.status).isEqualTo(400);
        assertThat(told()).contains("\"param\":\"input\"").contains("no installed voice speaks this language.");
    }

    @Test
    void aTextThatMakesNoSoundIsNotAnEmptyFile() {
        file.onDone();

        assertThat(client.status).isEqualTo(400);
        assertThat(told()).contains("\"param\":\"input\"");
    }

    @Test
    void anEngineThatFailsLaterBreaksTheFileOff() {
        file.onAudio(new SpokenPiece(new byte[] {1, 2}));
        file.onFailed(SpeechTrouble.ENGINE, "The engine broke.");

        assertThat(client.body.toByteArray()).containsExactly(1, 2);
        assertThat(client.completions).isOne();
    }

    @Test
    void anEngineThatFailsLaterIsToldInAnEvent() {
        events.onAudio(new SpokenPiece(new byte[] {1, 2}));
        events.onFailed(SpeechTrouble.ENGINE, "The engine broke.");

        assertThat(client.status).isEqualTo(200);
        assertThat(told()).contains("event: error\ndata: {\"error\":{\"message\":\"The engine broke.\"");
        assertThat(client.completions).isOne();
    }

    private String told() {
        return client.body.toString(StandardCharsets.UTF_8);
    }
}
