package dev.voicebox.speech.stt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a recogniser of commands is told to expect.
 *
 * @param phrases each a list of words, as they are spoken, lower case
 * @param words more words, which may stand anywhere
 */
record CommandLanguage(List<List<String>> phrases, Set<String> words) {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}']+");

    /** More phrases than this are no commands any more; the recogniser would be slow and wrong. */
    private static final int MOST_PHRASES = 2_000;

    private static final int LONGEST_PHRASE = 40;

    /** The commands that come with the engine. */
    static CommandLanguage shipped() throws IOException {
        return new CommandLanguage(phrases(resource("commands.txt")), commonWords());
    }

    /** Phrases of a file: one per line, lines with {@code #} are comments. Digits and function words are added. */
    static CommandLanguage of(Path file) throws IOException {
        List<List<String>> phrases = phrases(Files.readAllLines(file));
        if (phrases.isEmpty() || phrases.size() > MOST_PHRASES) {
            throw new IOException("the phrases file holds " + phrases.size() + " phrases; write 1 to " + MOST_PHRASES
                    + ", one per line");
        }
        return new CommandLanguage(phrases, commonWords());
    }

    /** Every word that can be heard. */
    Set<String> vocabulary() {
        Set<String> all = new TreeSet<>(words);
        phrases.forEach(all::addAll);
        return all;
    }

    /** The same without these words, and without the phrases that need them. */
    CommandLanguage without(Set<String> unknown) {
        Set<String> known = new TreeSet<>(words);
        known.removeAll(unknown);
        return new CommandLanguage(
                phrases.stream()
                        .filter(phrase -> phrase.stream().noneMatch(unknown::contains))
                        .toList(),
                known);
    }

    private static Set<String> commonWords() throws IOException {
        Set<String> words = new TreeSet<>();
        phrases(resource("words.txt")).forEach(words::addAll);
        return words;
    }

    private static List<List<String>> phrases(List<String> lines) {
        List<List<String>> phrases = new ArrayList<>();
        for (String line : lines) {
            List<String> words = line.startsWith("#") ? List.of() : words(line);
            for (int from = 0; from < words.size(); from += LONGEST_PHRASE) {
                phrases.add(words.subList(from, Math.min(words.size(), from + LONGEST_PHRASE)));
            }
        }
        return phrases;
    }

    private static List<String> words(String line) {
        return NO_WORD.splitAsStream(line.toLowerCase(Locale.ENGLISH).replace('\u2019', '\''))
                .filter(word -> !word.isBlank())
                .toList();
    }

    private static List<String> resource(String name) throws IOException {
        try (InputStream in = CommandLanguage.class.getResourceAsStream(name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }
}
