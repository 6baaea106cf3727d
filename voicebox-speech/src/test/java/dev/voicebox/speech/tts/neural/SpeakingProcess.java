package dev.voicebox.speech.tts.neural;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SwitchedCancellation;
import dev.voicebox.speech.onnx.OnnxType;
import dev.voicebox.speech.tts.RecordingSink;
import dev.voicebox.speech.tts.SpeakRequest;
import dev.voicebox.speech.tts.TextToSpeech;
import dev.voicebox.speech.tts.kokoro.KokoroFiles;
import dev.voicebox.speech.tts.kokoro.KokoroTextToSpeech;
import dev.voicebox.speech.tts.phoneme.ScriptedPhonemizer;
import dev.voicebox.speech.tts.piper.PiperFiles;
import dev.voicebox.speech.tts.piper.PiperTextToSpeech;

/** A process that does nothing but speak, and prints by how many MB it has grown meanwhile. */
final class SpeakingProcess {
    static final Path STATUS = Path.of("/proc/self/status");
    static final int JOBS = 1_000;

    private SpeakingProcess() {}

    /** Given the name of an engine and a folder for its files. */
    public static void main(String[] arguments) throws Exception {
        try (TextToSpeech engine = open(arguments[0], Path.of(arguments[1]))) {
            speak(engine, JOBS);
            long before = megabytes();
            speak(engine, JOBS);
            System.out.println(megabytes() - before);
        }
    }

    private static TextToSpeech open(String engine, Path folder) throws SpeechFailure {
        ScriptedPhonemizer phonemizer = new ScriptedPhonemizer(Map.of());
        if (engine.equals("piper")) {
            return PiperTextToSpeech.open(
                    List.of(PiperFiles.write(folder.resolve("en_US-amy-low.onnx"), "en-us")), phonemizer);
        }
        return KokoroTextToSpeech.open(
                new StandIns.Kokoro("input_ids", OnnxType.FLOAT)
                        .telling()
                        .graph()
                        .write(folder.resolve("kokoro.onnx")),
                KokoroFiles.archive(folder.resolve("voices.bin"), "af_heart"),
                phonemizer);
    }

    /** Every tenth is cancelled after its first sound, every other tenth before it. */
    private static void speak(TextToSpeech engine, int jobs) throws SpeechFailure {
        for (int i = 0; i < jobs; i++) {
            SwitchedCancellation cancellation = new SwitchedCancellation();
            RecordingSink sink = i % 10 == 0 ? new RecordingSink().then(cancellation::cancel) : new RecordingSink();
            if (i % 10 == 5) {
                cancellation.cancel();
            }
            engine.speak(
                    new SpeakRequest("Abcdefghij klmnopqrst. Uvwxyz.", "alloy", null, 1),
                    i % 5 == 0 ? cancellation : Cancellation.NONE,
                    sink);
        }
    }

    private static long megabytes() throws IOException {
        return Files.readAllLines(STATUS).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1_024;
    }
}
