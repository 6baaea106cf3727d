package dev.voicebox.speech.stt.whisper;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** With these words before it, this model says "five" and "ten" until it has no room left. */
    @ParameterizedTest
    @CsvSource({"05.wav, false", "05.wav, true", "06.wav, false", "06.wav, true"})
    void aPromptThatMakesTheModelRepeatAWordDoesNotSpoilTheCommand(String name, boolean times) throws SpeechFailure {
        Fixtures.Spoken command = Fixtures.commands().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        try (WhisperSpeechToText whisper = WhisperSpeechToText.open(Fixtures.file("models/ggml-tiny-cmd.bin"), 1, 1)) {
            TranscriptionRequest misled = new TranscriptionRequest("en", "turn on the light", times);

            assertThat(whisper.transcribe(command.sound(), misled, Cancellation.NONE)
                            .text())
                    .isEqualTo(command.text());
        }
    }
}
