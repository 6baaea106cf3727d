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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a recogniser of commands is told to expect.
 *
 * @param phrases each a list of words, as they are spoken, lower case
 * @param words more words, which may stand anywhere
 * @param known pairs of neighbours in the phrases, with marks for their ends
 */
record CommandLanguage(List<List<String>> phrases, Set<String> words, Set<List<String>> known) {
    private static final String START = "<s>";
    private static final String END = "</s>";

    private static final Set<String> NUMBERS = Set.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
            "thirty",
            "forty",
            "fifty",
            "hundred",
            "half");

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}']+");

    /** More phrases than this are no commands any more; the recogniser would be slow and wrong. */
    private static final int MOST_PHRASES = 2_000;

    private static final int LONGEST_PHRASE = 40;

    CommandLanguage(List<List<String>> phrases, Set<String> words) {
        this(
                phrases,
                words,
                phrases.stream().flatMap(phrase -> pairs(phrase).stream()).collect(Collectors.toUnmodifiableSet()));
    }

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

    /**
     * How much a sentence is like the phrases: the share of its pairs of neighbours, both ends included, that stand in one.
     * Pairs of numbers count as such. A recogniser makes something of every sound, but of a foreign one only a salad of
     * words: measured, commands have 0.6 to 1, others 0 to 0.4.
     */
    double familiarity(String sentence) {
        List<String> words = List.of(sentence.split(" "));
        long familiar = pairs(words).stream()
                .filter(pair -> known.contains(pair) || isNumeric(pair))
                .count();
        return (double) familiar / (words.size() + 1);
    }

    private static boolean isNumeric(List<String> pair) {
        return NUMBERS.contains(pair.get(0))
                        && (NUMBERS.contains(pair.get(1)) || pair.get(1).equals(END))
                || pair.get(0).equals(START) && NUMBERS.contains(pair.get(1));
    }

    private static List<List<String>> pairs(List<String> words) {
        List<String> all = new ArrayList<>();
        all.add(START);
        all.addAll(words);
        all.add(END);
        return IntStream.range(0, all.size() - 1)
                .mapToObj(i -> List.of(all.get(i), all.get(i + 1)))
                .toList();
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
