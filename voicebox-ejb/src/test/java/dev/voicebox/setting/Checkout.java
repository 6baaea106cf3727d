package dev.voicebox.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sources of the project, as the test of the settings reads them. */
final class Checkout {
    private static final Path ROOT =
            Path.of(System.getProperty("basedir", ".")).resolve("..").normalize();
    private static final Pattern JAVA_KEY = Pattern.compile("\"(voicebox\\.[a-z0-9.-]*[a-z0-9-])\"");
    private static final Pattern JAVA_PREFIX = Pattern.compile("\"(voicebox\\.[a-z0-9.-]*\\.)\"");
    private static final Pattern TABLE = Pattern.compile("dev/voicebox/setting/(Settings|[A-Z][a-z]+Rows)\\.java$");
    private static final Pattern SERVER_VARIABLE =
            Pattern.compile("<variable name=\"(voicebox\\.[a-z0-9.-]+)\" defaultValue=\"([^\"]*)\"");

    private Checkout() {}

    static Path file(String name) {
        return ROOT.resolve(name);
    }

    /** Keys that main sources and the server's configuration name. */
    static Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        javaFiles().forEach(file -> found(JAVA_KEY, file).forEach(key -> keys.add(key.group(1))));
        serverVariables().forEach(variable -> keys.add(variable.group(1)));
        return keys;
    }

    /** Beginnings of keys that main sources complete with a name. */
    static Set<String> prefixes() {
        return javaFiles()
                .flatMap(file -> found(JAVA_PREFIX, file))
                .map(prefix -> prefix.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Group 1 is the name, group 2 the default. */
    static List<MatchResult> serverVariables() {
        return files(ROOT.resolve("liberty"), ".xml")
                .flatMap(file -> found(SERVER_VARIABLE, file))
                .toList();
    }

    private static Stream<Path> javaFiles() {
        return Stream.of("speech", "persistence", "ejb", "web", "dev")
                .flatMap(module -> files(ROOT.resolve("voicebox-" + module + "/src/main/java"), ".java"))
                // The table itself names all of them.
                .filter(file -> !TABLE.matcher(file.toString()).find());
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<MatchResult> found(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file)).results();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
