package bench.ears;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import bench.report.Fixture;
import bench.report.Progress;
import bench.report.Spread;
import bench.report.Table;

import dev.voicebox.speech.audio.WavFile;
import dev.voicebox.speech.stt.whisper.ScriptedWhisper;

/**
 * The pool of VoiceBox beside the bare library and whisper.cpp's own program: on weights of the size tiny that always hear
 * the same 13 words, and on the small trained ones where they are there.
 */
public final class WhisperBench {
    private static final String WORDS = "could you tell me what the weather is going to be like tomorrow";
    private static final String TRAINED = "shared/fixtures/models/ggml-tiny-cmd.bin";
    private static final String COMMAND = "shared/fixtures/audio/commands/01.wav";
    private static final String COMMAND_WORDS = "turn on the kitchen light";

    private final int jobs;
    private final int rounds;

    private WhisperBench(double scale) {
        this.jobs = (int) Math.max(3, Math.round(20 * scale));
        this.rounds = (int) Math.max(2, Math.round(7 * scale));
    }

    /** @param scale of the number of jobs and rounds */
    public static Table run(double scale) throws Exception {
        return new WhisperBench(scale).table();
    }

    private Table table() throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        Table table = new Table(
                "Whisper, 1 thread a job",
                "weights and sound",
                "bare library (ms)",
                "VoiceBox (ms)",
                "added (ms)",
                "whisper-cli (ms)",
                "bare library, jobs/s on " + cores + " cores",
                "VoiceBox, jobs/s",
                "whisper-cli, jobs/s",
                "VoiceBox to library",
                "VoiceBox to whisper-cli");
        for (Clip clip : clips()) {
            Progress.tell("Whisper, " + clip.name());
            try (WhisperRounds by = new WhisperRounds(clip)) {
                row(table, clip, by.alone(jobs), by.together(rounds));
            }
        }
        table.remark(
                "Medians (and the least) of " + jobs + " jobs and " + rounds + " rounds, by turns; added: median of"
                        + " the differences of " + jobs
                        + " pairs. Aimed at: at most 5 ms added, at least 0.95 of the throughput."
                        + " Weights that were generated cost what real ones do.");
        boolean compared = !System.getProperty("bench.whisper.cli", "").isBlank();
        return table.remark(
                compared
                        ? "whisper-cli: the times that it prints, without reading weights and starting; as many processes"
                                + " as cores for jobs/s."
                        : "Not compared with whisper.cpp's own program: -Dbench.whisper.cli=file names it.");
    }

    private static void row(Table table, Clip clip, WhisperRounds.Alone alone, WhisperRounds.Together together) {
        double pool = together.pool().median();
        table.row(
                clip.name(),
                least(alone.library()),
                least(alone.pool()),
                Table.number(alone.added().median(), 1),
                least(together.cliMs()),
                Table.number(together.library().median(), 2),
                Table.number(pool, 2),
                Table.number(together.cli().median(), 2),
                Table.number(pool / together.library().median(), 2),
                Table.number(pool / together.cli().median(), 2));
    }

    private static String least(Spread spread) {
        return spread.count() == 0
                ? "-"
                : Table.number(spread.median(), 1) + " (" + Table.number(spread.min(), 1) + ")";
    }

    private static List<Clip> clips() throws Exception {
        Path folder = Files.createDirectories(Path.of("target/bench"));
        Path tiny = ScriptedWhisper.saying(WORDS, ScriptedWhisper.Size.TINY, 1_000)
                .writeTo(folder.resolve("whisper-tiny.bin"));
        List<Clip> clips = new ArrayList<>();
        clips.add(new Clip("tiny, generated, 2 s", tiny, Clip.noise(2, 16_000), WORDS));
        clips.add(new Clip("tiny, generated, 5 s of a session (24 kHz)", tiny, Clip.noise(5, 24_000), WORDS));
        Optional<Path> trained = Fixture.find(TRAINED);
        Optional<Path> command = Fixture.find(COMMAND);
        if (trained.isPresent() && command.isPresent()) {
            clips.add(new Clip(
                    "very small, trained, a spoken command",
                    trained.get(),
                    WavFile.read(Files.readAllBytes(command.get())),
                    COMMAND_WORDS));
        }
        return clips;
    }
}
