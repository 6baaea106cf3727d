package bench.ears;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * whisper.cpp's own program, where it has been built, with the settings that VoiceBox gives its library. What it tells of
 * itself counts: spectrum, encoder and decoder, without reading the weights, making room and starting.
 */
final class WhisperCli {
    private static final Pattern STEP =
            Pattern.compile("(mel|sample|encode|decode|batchd|prompt) time =\\s+([\\d.]+) ms");
    private static final String SETTINGS = "-l en -t 1 -p 1 -ac 512 -bs 1 -bo 1 -nt -nf -ng";
    private static final int STEPS = 6;

    private final Path program;
    private final Clip clip;
    private final Path wav;

    private WhisperCli(Path program, Clip clip, Path wav) {
        this.program = program;
        this.clip = clip;
        this.wav = wav;
    }

    /** @return the program that {@code bench.whisper.cli} names; empty when it names none */
    static Optional<WhisperCli> with(Clip clip, Path wav) {
        String program = System.getProperty("bench.whisper.cli", "");
        return program.isBlank() ? Optional.empty() : Optional.of(new WhisperCli(Path.of(program), clip, wav));
    }

    /**
     * Hears the clip some times in each of some processes at a time.
     *
     * @return ms for a clip, for each process
     */
    double[] hear(int processes, int times) throws IOException, InterruptedException {
        List<Process> running = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            running.add(
                    new ProcessBuilder(command(times)).redirectErrorStream(true).start());
        }
        double[] took = new double[processes];
        for (int i = 0; i < processes; i++) {
            String told = new String(running.get(i).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (running.get(i).waitFor() != 0 || !told.contains(clip.words())) {
                throw new IOException(program + " did not hear '" + clip.words() + "': " + told);
            }
            took[i] = steps(told) / times;
        }
        return took;
    }

    private List<String> command(int times) {
        List<String> command =
                new ArrayList<>(List.of(program.toString(), "-m", clip.model().toString()));
        command.addAll(List.of(SETTINGS.split(" ")));
        for (int i = 0; i < times; i++) {
            command.addAll(List.of("-f", wav.toString()));
        }
        return command;
    }

    private static double steps(String told) throws IOException {
        Matcher step = STEP.matcher(told);
        double all = 0;
        int found = 0;
        for (; step.find(); found++) {
            all += Double.parseDouble(step.group(2));
        }
        if (found != STEPS) {
            throw new IOException("the program tells other times than those that are known: " + told);
        }
        return all;
    }
}
