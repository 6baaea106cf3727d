package dev.voicebox.it.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Looks for canaries in what was printed, in each form, whatever the case of hex and of escapes; counts what it has read. */
public final class Searcher {
    private final List<Canary> canaries;
    private final List<String> hits = new ArrayList<>();
    private long lines;
    private long files;

    public Searcher(List<Canary> canaries) {
        this.canaries = List.copyOf(canaries);
    }

    /** @param name of the place, for the report */
    public void search(String name, String text) {
        lines += text.lines().count();
        String lower = text.toLowerCase(Locale.ROOT);
        for (Canary canary : canaries) {
            for (Map.Entry<String, String> form : canary.forms().entrySet()) {
                // Base64 is the only form in which case means something.
                boolean exact = form.getKey().startsWith("base64");
                String in = exact ? text : lower;
                String wanted = exact ? form.getValue() : form.getValue().toLowerCase(Locale.ROOT);
                int at = in.indexOf(wanted);
                if (at >= 0) {
                    hits.add(canary + " as " + form.getKey() + " in " + name + ": …"
                            + text.substring(Math.max(0, at - 200), at).replaceAll("\\R", "⏎"));
                }
            }
        }
    }

    /** Every file below, however deep. */
    public void searchFiles(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            found.filter(Files::isRegularFile).forEach(file -> {
                files++;
                search(file.toString(), read(file));
            });
        }
    }

    /** Where, in which form, of which canary, and what stands before it. */
    public List<String> hits() {
        return List.copyOf(hits);
    }

    public long lines() {
        return lines;
    }

    public long files() {
        return files;
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
