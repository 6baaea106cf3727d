package bench.ears;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

import bench.report.Spread;
import bench.report.Table;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.WavFile;
import dev.voicebox.speech.stt.TranscriptionRequest;
import dev.voicebox.speech.stt.whisper.ScriptedWhisper;
import dev.voicebox.speech.stt.whisper.WhisperSpeechToText;

/** The pool of VoiceBox beside the bare library, on weights of the size tiny that always hear the same 13 words. */
public final class WhisperBench {
    private static final String WORDS = "could you tell me what the weather is going to be like tomorrow";
    private static final TranscriptionRequest ENGLISH = new TranscriptionRequest("en", null);
    private static final int RATE = 16_000;
    private static final int PADDED = 32 * RATE / 10;

    private final int cores = Runtime.getRuntime().availableProcessors();
    private final int jobs;
    private final Path model;

    private WhisperBench(int jobs, Path model) {
        this.jobs = jobs;
        this.model = model;
    }

    /** @param scale of the number of jobs */
    public static Table run(double scale) throws Exception {
        Path folder = Files.createDirectories(Path.of("target/bench"));
        Path model = ScriptedWhisper.saying(WORDS, ScriptedWhisper.Size.TINY, 1_000)
                .writeTo(folder.resolve("whisper-tiny.bin"));
        return new WhisperBench((int) Math.max(3, Math.round(20 * scale)), model).table();
    }

    private Table table() throws Exception {
        Table table = new Table(
                        "Whisper, weights of the size tiny, 1 thread a job",
                        "sound",
                        "bare library (ms)",
                        "VoiceBox (ms)",
                        "added (ms)",
                        "bare library, jobs/s on " + cores + " threads",
                        "VoiceBox, jobs/s",
                        "ratio",
                        "whisper-cli (ms)")
                .remark("Medians (and the least) of " + jobs
                        + " jobs, library and VoiceBox by turns. Aimed at: at most 5 ms added, at"
                        + " least 0.95 of the throughput. Weights that were generated cost what real ones do.");
        try (RawWhisper raw = new RawWhisper(model, cores);
                WhisperSpeechToText whisper = WhisperSpeechToText.open(model, cores, 1)) {
            for (int seconds : new int[] {2, 5}) {
                row(table, raw, whisper, sound(seconds));
            }
        }
        return table;
    }

    private void row(Table table, RawWhisper raw, WhisperSpeechToText whisper, Pcm sound) throws Exception {
        float[] padded = padded(sound);
        List<Double> bare = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        for (int i = 0; i < jobs + 2; i++) {
            double library = took(() -> raw.hear(0, padded));
            double pool = took(() -> hear(whisper, sound));
            if (i >= 2) {
                bare.add(library);
                ours.add(pool);
            }
        }
        double bareRate = rate(thread -> raw.hear(thread, padded));
        double rate = rate(thread -> hear(whisper, sound));
        double bareMs = Spread.of(bare).median();
        double ms = Spread.of(ours).median();
        table.row(
                sound.durationMs() / 1_000 + " s",
                least(bareMs, bare),
                least(ms, ours),
                Table.number(ms - bareMs, 1),
                Table.number(bareRate, 2),
                Table.number(rate, 2),
                Table.number(rate / bareRate, 2),
                cli(sound));
    }

    private static String least(double median, List<Double> all) {
        return Table.number(median, 1) + " (" + Table.number(Spread.of(all).min(), 1) + ")";
    }

    /** Where nobody has built it, {@code -}. */
    private String cli(Pcm sound) throws Exception {
        String program = System.getProperty("whisper.cli", "");
        if (program.isBlank()) {
            return "-";
        }
        Path wav = Files.write(Path.of("target/bench/whisper.wav"), WavFile.write(sound));
        return Table.number(
                new WhisperCli(Path.of(program), model).hear(wav, jobs).median(), 1);
    }

    /** Jobs a second when every core has one after the other. */
    private double rate(IntConsumer job) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(cores);
        try {
            List<Future<?>> running = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < cores; i++) {
                int thread = i;
                running.add(threads.submit(() -> {
                    for (int done = 0; done < jobs; done++) {
                        job.accept(thread);
                    }
                }));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
            return cores * jobs * 1e9 / (System.nanoTime() - start);
        } finally {
            threads.shutdown();
        }
    }

    private static double took(Runnable job) {
        long start = System.nanoTime();
        job.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static void hear(WhisperSpeechToText whisper, Pcm sound) {
        try {
            String text = whisper.transcribe(sound, ENGLISH, Cancellation.NONE).text();
            if (!text.equals(WORDS)) {
                throw new IllegalStateException("heard '" + text + "'");
            }
        } catch (SpeechFailure failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Pcm sound(int seconds) {
        Random random = new Random(seconds);
        short[] samples = new short[seconds * RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (2_000 * random.nextGaussian());
        }
        return new Pcm(samples, RATE);
    }

    private static float[] padded(Pcm sound) {
        float[] samples = new float[sound.samples().length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = sound.samples()[i] / 32_768f;
        }
        return Arrays.copyOf(samples, Math.max(PADDED, samples.length));
    }
}
