package dev.voicebox.speech.tts.neural;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What native code holds is seen in the size of the process only. */
class NativeMemoryTest {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int JOBS = 1_000;

    /** The sound of one job takes 0.2 MB as numbers: were it kept, this would be passed after 200 jobs. */
    private static final long MOST_MB = 40;

    @TempDir
    Path folder;

    @Test
    void aThousandSentencesOfKokoroLeaveNothingBehind() throws Exception {
        try (TextToSpeech kokoro = KokoroTextToSpeech.open(
                new StandIns.Kokoro("input_ids", OnnxType.FLOAT)
                        .telling()
                        .graph()
                        .write(folder.resolve("kokoro.onnx")),
                KokoroFiles.archive(folder.resolve("voices.bin"), "af_heart"),
                new ScriptedPhonemizer(Map.of()))) {
            assertThat(growth(kokoro)).isLessThan(MOST_MB);
        }
    }

    @Test
    void aThousandSentencesOfPiperLeaveNothingBehind() throws Exception {
        try (TextToSpeech piper = PiperTextToSpeech.open(
                List.of(PiperFiles.write(folder.resolve("en_US-amy-low.onnx"), "en-us")),
                new ScriptedPhonemizer(Map.of()))) {
            assertThat(growth(piper)).isLessThan(MOST_MB);
        }
    }

    private static long growth(TextToSpeech engine) throws SpeechFailure, IOException {
        assumeTrue(Files.isReadable(STATUS), "no " + STATUS);
        speak(engine, JOBS / 2);
        long before = megabytes();
        speak(engine, JOBS);
        long growth = megabytes() - before;
        System.out.println(JOBS + " jobs of " + engine.info().id() + ": the process grew by " + growth + " MB");
        return growth;
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
                    i % 10 % 5 == 0 ? cancellation : Cancellation.NONE,
                    sink);
        }
    }

    /** Of the process without its heap. */
    private static long megabytes() throws IOException {
        System.gc();
        long resident = Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
        return resident / 1_024 - heap / 1_048_576;
    }
}
