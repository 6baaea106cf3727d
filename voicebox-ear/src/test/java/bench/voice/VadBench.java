package bench.voice;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import bench.report.Fixture;
import bench.report.Progress;
import bench.report.Spread;
import bench.report.Table;

import dev.voicebox.speech.vad.EnergyVoiceActivity;
import dev.voicebox.speech.vad.VoiceActivityEngine;
import dev.voicebox.speech.vad.VoiceActivityStream;
import dev.voicebox.speech.vad.silero.SileroVoiceActivity;

/** A frame of 32 ms through voice activity, and through the bare runtime with the same model, in blocks by turns. */
public final class VadBench {
    private static final String FIXTURE = "shared/fixtures/models/silero_vad_v6.onnx";

    private static final int WARM_UP = 3_000;
    private static final int BLOCK = 440;

    /** As many as one core is to carry. */
    private static final int STREAMS = 220;

    private final int blocks;
    private final Table table = new Table(
            "Voice activity of a frame of 32 ms, one thread, no server (µs)",
            "what",
            "median",
            "p95 of blocks",
            "CPU, median",
            "CPU to that of the bare runtime",
            "real-time streams per core");

    private VadBench(int blocks) {
        this.blocks = blocks;
    }

    /** @param scale of the number of blocks */
    public static Table run(double scale) throws Exception {
        VadBench bench = new VadBench((int) Math.max(5, Math.round(60 * scale)));
        Optional<Path> model = Fixture.file("bench.silero", FIXTURE);
        if (model.isPresent()) {
            bench.silero(model.get());
        } else {
            bench.table.remark("Silero: not measured, no model file. Name one with -Dbench.silero=file.");
        }
        bench.energy();
        return bench.table.remark(
                bench.blocks + " blocks of " + BLOCK + " frames each; what is compared takes turns block"
                        + " by block. Streams per core: 32 ms by the CPU of a frame, without resampling.");
    }

    private void silero(Path model) throws Exception {
        try (SileroVoiceActivity engine = SileroVoiceActivity.open(model)) {
            for (int rate : new int[] {16_000, 8_000}) {
                Progress.tell("voice activity at " + rate + " Hz");
                compare(engine, model, rate);
            }
        }
    }

    private void compare(VoiceActivityEngine engine, Path model, int rate) throws Exception {
        short[] frame = sound(rate * 32 / 1000);
        float[] scaled = scaled(rate * 36 / 1000);
        Stopwatch bare = new Stopwatch();
        Stopwatch one = new Stopwatch();
        Stopwatch many = new Stopwatch();
        List<VoiceActivityStream> streams =
                IntStream.range(0, STREAMS).mapToObj(i -> engine.openFor(rate)).toList();
        int[] next = {0};
        try (RawSilero raw = new RawSilero(model, rate);
                VoiceActivityStream stream = engine.openFor(rate)) {
            Stopwatch.Work inTurn = () -> streams.get(next[0]++ % STREAMS).probability(frame);
            for (Stopwatch.Work work :
                    List.<Stopwatch.Work>of(() -> raw.run(scaled), () -> stream.probability(frame), inTurn)) {
                new Stopwatch().time(work, WARM_UP);
            }
            for (int i = 0; i < blocks; i++) {
                bare.time(() -> raw.run(scaled), BLOCK);
                one.time(() -> stream.probability(frame), BLOCK);
                many.time(inTurn, BLOCK);
            }
        }
        streams.forEach(VoiceActivityStream::close);
        String hertz = ", " + rate / 1000 + " kHz";
        row("bare ONNX Runtime" + hertz, bare, bare);
        row("Silero, one stream" + hertz, one, bare);
        row("Silero, " + STREAMS + " streams by turns" + hertz, many, bare);
    }

    private void energy() throws Exception {
        short[] frame = sound(VoiceActivityStream.FRAME_SAMPLES);
        Stopwatch watch = new Stopwatch();
        try (VoiceActivityStream stream = new EnergyVoiceActivity().open()) {
            new Stopwatch().time(() -> stream.probability(frame), WARM_UP);
            for (int i = 0; i < blocks; i++) {
                watch.time(() -> stream.probability(frame), BLOCK);
            }
        }
        row("energy, 16 kHz", watch, null);
    }

    private void row(String what, Stopwatch watch, Stopwatch bare) {
        Spread cpu = watch.cpu();
        table.row(
                what,
                Table.number(watch.wall().median(), 1),
                Table.number(watch.wall().percentile(0.95), 1),
                Table.number(cpu.median(), 1),
                bare == null ? "-" : Table.number(watch.ratio(bare).median(), 2),
                Table.number(32_000 / cpu.median(), 0));
    }

    private static short[] sound(int samples) {
        Random random = new Random(7);
        short[] sound = new short[samples];
        for (int i = 0; i < samples; i++) {
            sound[i] = (short) (1_000 * random.nextGaussian());
        }
        return sound;
    }

    private static float[] scaled(int samples) {
        short[] sound = sound(samples);
        float[] scaled = new float[samples];
        for (int i = 0; i < samples; i++) {
            scaled[i] = sound[i] / 32_768f;
        }
        return scaled;
    }
}
