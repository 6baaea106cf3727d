package dev.voicebox.speech.tts.kokoro;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.onnx.OnnxType;
import dev.voicebox.speech.tts.TextToSpeech;
import dev.voicebox.speech.tts.TextToSpeechContract;
import dev.voicebox.speech.tts.neural.Phonemes;
import dev.voicebox.speech.tts.neural.StandIns;

/** The newer export, which tells durations, with a stand-in for the weights. */
class NewerKokoroTextToSpeechTest extends TextToSpeechContract {
    @TempDir
    Path folder;

    @Override
    protected TextToSpeech newEngine() throws SpeechFailure {
        return KokoroTextToSpeech.open(
                new StandIns.Kokoro("input_ids", OnnxType.FLOAT)
                        .telling()
                        .graph()
                        .write(folder.resolve("kokoro.onnx")),
                KokoroFiles.folder(folder.resolve("voices"), "af_heart", "bf_emma"),
                Phonemes.ofEspeak());
    }
}
