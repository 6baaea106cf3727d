package bench.ears;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

import bench.report.Spread;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.WavFile;
import dev.voicebox.speech.stt.TranscriptionRequest;
import dev.voicebox.speech.stt.whisper.WhisperSpeechToText;

/** A clip through the pool, the bare library and the program, by turns, so that all see the same load of the machine. */
final class WhisperRounds implements AutoCloseable {
    /** Of every core in a round; the program's first is its slowest. */
    private static final int AT_A_TIME = 3;

    private static final int WARM_UP = 2;
    private static final TranscriptionRequest ENGLISH = new TranscriptionRequest("en", null);

    private final int cores = Runtime.getRuntime().availableProcessors();
    private final Clip clip;
    private final float[] padded;
    private final RawWhisper raw;
    private final WhisperSpeechToText whisper;
    private final Optional<WhisperCli> cli;

    WhisperRounds(Clip clip) throws Exception {
        this.clip = clip;
        this.padded = clip.padded();
        this.raw = new RawWhisper(clip.model(), cores);
        this.whisper = WhisperSpeechToText.open(clip.model(), cores, 1);
        whisper.prepare();
        Path wav = Files.write(Path.of("target/bench/whisper.wav"), WavFile.write(clip.at16kHz()));
        this.cli = WhisperCli.with(clip, wav);
    }

    /**
     * ms of one job alone.
     *
     * @param added of each pair of jobs
     */
    record Alone(Spread library, Spread pool, Spread added) {}

    /**
     * Jobs a second on all cores.
     *
     * @param cliMs of one process alone; as {@code cli}, empty when there is no program
     */
    record Together(Spread library, Spread pool, Spread cli, Spread cliMs) {}

    Alone alone(int jobs) throws Exception {
        List<Double> library = new ArrayList<>();
        List<Double> pool = new ArrayList<>();
        List<Double> added = new ArrayList<>();
        for (int i = 0; i < jobs + WARM_UP; i++) {
            double poolFirst = i % 2 == 0 ? took(this::pool) : Double.NaN;
            double bare = took(this::library);
            double ours = i % 2 == 0 ? poolFirst : took(this::pool);
            if (i >= WARM_UP) {
                library.add(bare);
                pool.add(ours);
                added.add(ours - bare);
            }
        }
        return new Alone(Spread.of(library), Spread.of(pool), Spread.of(added));
    }

    Together together(int rounds) throws Exception {
        List<Double> library = new ArrayList<>();
        List<Double> pool = new ArrayList<>();
        List<Double> program = new ArrayList<>();
        List<Double> programMs = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            library.add(rate(this::library));
            pool.add(rate(this::pool));
            if (cli.isPresent()) {
                program.add(Arrays.stream(cli.get().hear(cores, AT_A_TIME))
                        .map(ms -> 1_000 / ms)
                        .sum());
                programMs.add(cli.get().hear(1, AT_A_TIME)[0]);
            }
        }
        return new Together(Spread.of(library), Spread.of(pool), Spread.of(program), Spread.of(programMs));
    }

    /** When every core has one after the other. */
    private double rate(IntConsumer job) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(cores);
        try {
            List<Future<?>> running = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < cores; i++) {
                int thread = i;
                running.add(threads.submit(() -> {
                    for (int done = 0; done < AT_A_TIME; done++) {
                        job.accept(thread);
                    }
                }));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
            return cores * AT_A_TIME * 1e9 / (System.nanoTime() - start);
        } finally {
            threads.shutdown();
        }
    }

    private static double took(IntConsumer job) {
        long start = System.nanoTime();
        job.accept(0);
        return (System.nanoTime() - start) / 1e6;
    }

    private void library(int thread) {
        clip.check(raw.hear(thread, padded));
    }

    private void pool(int thread) {
        try {
            clip.check(
                    whisper.transcribe(clip.sound(), ENGLISH, Cancellation.NONE).text());
        } catch (SpeechFailure failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        raw.close();
        whisper.close();
    }
}
