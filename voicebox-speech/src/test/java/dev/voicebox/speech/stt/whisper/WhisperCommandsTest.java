package dev.voicebox.speech.stt.whisper;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.Fixtures;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.stt.TranscriptionRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** Real recognition: a small model that was trained on commands of these voices. */
class WhisperCommandsTest {

    @Test
    void spokenCommandsAreHeard() throws SpeechFailure {
        List<Fixtures.Spoken> commands = Fixtures.commands();
        int exact = 0;
        try (WhisperSpeechToText whisper = WhisperSpeechToText.open(Fixtures.file("models/ggml-tiny-cmd.bin"), 2, 1)) {
            for (Fixtures.Spoken command : commands) {
                String heard = whisper.transcribe(
                                command.sound(), new TranscriptionRequest("en", null), Cancellation.NONE)
                        .text();
                exact += heard.equals(command.text()) ? 1 : 0;
            }
        }
        System.out.println("commands through Whisper: " + exact + " of " + commands.size() + " exact");
        assertThat(exact).isGreaterThanOrEqualTo(18);
    }
}
