package bench.ears;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import bench.report.Spread;

/** whisper.cpp's own program, where it has been built: the time that it tells of itself, without loading the model. */
final class WhisperCli {
    private static final Pattern LOAD = Pattern.compile("load time =\\s+([\\d.]+) ms");
    private static final Pattern TOTAL = Pattern.compile("total time =\\s+([\\d.]+) ms");

    private final Path program;
    private final Path model;

    WhisperCli(Path program, Path model) {
        this.program = program;
        this.model = model;
    }

    /** @return ms of each run */
    Spread hear(Path wav, int times) throws IOException, InterruptedException {
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Process process = new ProcessBuilder(
                            program.toString(),
                            "-m",
                            model.toString(),
                            "-f",
                            wav.toString(),
                            "-l",
                            "en",
                            "-t",
                            "1",
                            "-ac",
                            "512",
                            "-bs",
                            "1",
                            "-bo",
                            "1",
                            "-nt",
                            "-nf",
                            "-sns")
                    .redirectErrorStream(true)
                    .start();
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(program + " ended with code " + process.exitValue() + ": " + told);
            }
            took.add(find(TOTAL, told) - find(LOAD, told));
        }
        return Spread.of(took);
    }

    private static double find(Pattern time, String told) throws IOException {
        Matcher found = time.matcher(told);
        if (!found.find()) {
            throw new IOException("the program tells no times: " + told);
        }
        return Double.parseDouble(found.group(1));
    }
}
