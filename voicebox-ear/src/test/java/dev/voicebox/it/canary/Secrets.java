package dev.voicebox.it.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What no test may find printed, whichever made it: secrets are known by their forms, and so needs nobody to tell of them. */
public final class Secrets {
    private static final Map<String, Pattern> FORMS = Map.of(
            "an API key", Pattern.compile("vb_[A-Za-z0-9]{40}"),
            "a client secret", Pattern.compile("ek_[A-Za-z0-9_-]{56}"),
            "a token of an administrator", Pattern.compile("eyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10}"),
            "what the houses of the matrix say and are called", Pattern.compile("canary m[0-9a-f]{12}"));

    private static final int BEFORE = 200;

    private Secrets() {}

    /** Where one stands in the files below a folder: its kind, the file, and what stands before it. */
    public static List<String> printedIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> in(file.toString(), text(file)).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> in(String name, String text) {
        List<String> found = new ArrayList<>();
        FORMS.forEach((kind, form) -> {
            Matcher matcher = form.matcher(text);
            if (matcher.find()) {
                String before = text.substring(Math.max(0, matcher.start() - BEFORE), matcher.start());
                found.add(kind + " in " + name + ": …" + before.replaceAll("\\R", "⏎"));
            }
        });
        return found;
    }

    /** Byte for byte: a log may have been cut within a character. */
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
