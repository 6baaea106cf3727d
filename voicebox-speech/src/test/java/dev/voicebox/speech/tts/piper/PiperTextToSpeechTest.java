package dev.voicebox.speech.tts.piper;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.tts.TextToSpeech;
import dev.voicebox.speech.tts.TextToSpeechContract;
import dev.voicebox.speech.tts.neural.Phonemes;

/** With a stand-in for the weights. */
class PiperTextToSpeechTest extends TextToSpeechContract {
    @TempDir
    Path folder;

    @Override
    protected TextToSpeech newEngine() throws SpeechFailure {
        return PiperTextToSpeech.open(
                List.of(
                        PiperFiles.write(folder.resolve("en_US-amy-low.onnx"), "en-us"),
                        PiperFiles.write(folder.resolve("en_GB-many-medium.onnx"), "en-gb", "one", "two")),
                Phonemes.ofEspeak());
    }
}
