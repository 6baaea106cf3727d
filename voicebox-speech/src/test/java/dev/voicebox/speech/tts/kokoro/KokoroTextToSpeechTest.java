package dev.voicebox.speech.tts.kokoro;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.onnx.OnnxType;
import dev.voicebox.speech.tts.TextToSpeech;
import dev.voicebox.speech.tts.TextToSpeechContract;
import dev.voicebox.speech.tts.neural.Phonemes;
import dev.voicebox.speech.tts.neural.StandIns;

/** The older export, with a stand-in for the weights. */
class KokoroTextToSpeechTest extends TextToSpeechContract {
    @TempDir
    Path folder;

    @Override
    protected TextToSpeech newEngine() throws SpeechFailure {
        return KokoroTextToSpeech.open(
                new StandIns.Kokoro("tokens", OnnxType.FLOAT).graph().write(folder.resolve("kokoro.onnx")),
                KokoroFiles.archive(folder.resolve("voices.bin"), "af_alloy", "af_heart", "am_fenrir", "bm_fable"),
                Phonemes.ofEspeak());
    }
}
