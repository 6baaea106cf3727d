package bench.voice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import bench.report.Progress;
import bench.report.Spread;
import bench.report.Table;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.onnx.OnnxType;
import dev.voicebox.speech.tts.AudioSink;
import dev.voicebox.speech.tts.SpeakRequest;
import dev.voicebox.speech.tts.SpokenWord;
import dev.voicebox.speech.tts.TextToSpeech;
import dev.voicebox.speech.tts.espeak.EspeakTextToSpeech;
import dev.voicebox.speech.tts.kokoro.KokoroFiles;
import dev.voicebox.speech.tts.kokoro.KokoroTextToSpeech;
import dev.voicebox.speech.tts.mary.MaryTextToSpeech;
import dev.voicebox.speech.tts.neural.StandIns;
import dev.voicebox.speech.tts.piper.PiperFiles;
import dev.voicebox.speech.tts.piper.PiperTextToSpeech;

/** Two sentences by each voice that opens here: when the first sound comes, and how much faster than speech it is made. */
public final class TtsBench {
    private static final String TEXT =
            "Your parcel left our warehouse this morning, and it should reach you on Wednesday."
                    + " Is there anything else that I can do for you?";

    private static final int WARM_UP = 8;

    private final int rounds;
    private final Table table = new Table(
            "First sound and pace of each voice, one caller, no server",
            "voice",
            "first sound, median (ms)",
            "p95 (ms)",
            "time to make a second of speech, median (ms)",
            "seconds of speech",
            "rounds");

    private TtsBench(int rounds) {
        this.rounds = rounds;
    }

    /** Opens an engine, or says why it cannot. */
    @FunctionalInterface
    private interface Opener {
        TextToSpeech open() throws SpeechFailure;
    }

    /** @param scale of the number of rounds */
    public static Table run(double scale) throws IOException {
        TtsBench bench = new TtsBench((int) Math.max(5, Math.round(50 * scale)));
        Path folder = Files.createDirectories(Path.of("target/bench/voices"));
        bench.measure("MaryTTS", MaryTextToSpeech::open);
        bench.measure("eSpeak NG", EspeakTextToSpeech::open);
        if (named("bench.kokoro").isEmpty()) {
            bench.measure(
                    "Kokoro, stand-in",
                    () -> KokoroTextToSpeech.open(
                            new StandIns.Kokoro("input_ids", OnnxType.FLOAT)
                                    .telling()
                                    .graph()
                                    .write(folder.resolve("kokoro.onnx")),
                            KokoroFiles.archive(folder.resolve("voices.bin"), "af_heart")));
        } else {
            bench.measure(
                    "Kokoro",
                    () -> KokoroTextToSpeech.open(
                            Path.of(named("bench.kokoro")), Path.of(named("bench.kokoro.voices"))));
        }
        if (named("bench.piper").isEmpty()) {
            bench.measure(
                    "Piper, stand-in",
                    () -> PiperTextToSpeech.open(
                            List.of(PiperFiles.write(folder.resolve("en_US-amy-low.onnx"), "en-us"))));
        } else {
            bench.measure("Piper", () -> PiperTextToSpeech.open(List.of(Path.of(named("bench.piper")))));
        }
        return bench.table.remark(
                "Two sentences. A stand-in says tones: its rows are the phonemes by eSpeak NG, the tensors and"
                        + " the times of words around the network, without the network.");
    }

    private static String named(String property) {
        return System.getProperty(property, "");
    }

    private void measure(String name, Opener opener) {
        Progress.tell("voice of " + name);
        List<Double> first = new ArrayList<>();
        List<Double> pace = new ArrayList<>();
        Listener listener = new Listener();
        try (TextToSpeech engine = opener.open()) {
            for (int i = -WARM_UP; i < rounds; i++) {
                listener = new Listener();
                engine.speak(new SpeakRequest(TEXT, "alloy", "en", 1), Cancellation.NONE, listener);
                if (i >= 0) {
                    first.add(listener.firstMs);
                    pace.add(listener.sinceBeginMs() / listener.seconds);
                }
            }
        } catch (SpeechFailure absent) {
            table.remark(name + ": not measured, " + absent.getMessage() + ".");
            return;
        }
        Spread delay = Spread.of(first);
        table.row(
                name,
                Table.number(delay.median(), 1),
                Table.number(delay.percentile(0.95), 1),
                Table.number(Spread.of(pace).median(), 1),
                Table.number(listener.seconds, 1),
                rounds);
    }

    /** Notes when the first sound came and how much there was. */
    private static final class Listener implements AudioSink {
        private final long begin = System.nanoTime();
        private double firstMs = Double.NaN;
        private double seconds;

        @Override
        public void accept(Pcm sound) {
            if (Double.isNaN(firstMs)) {
                firstMs = sinceBeginMs();
            }
            seconds += (double) sound.samples().length / sound.sampleRate();
        }

        @Override
        public void word(SpokenWord word) {
            // only sound is measured
        }

        private double sinceBeginMs() {
            return (System.nanoTime() - begin) / 1e6;
        }
    }
}
