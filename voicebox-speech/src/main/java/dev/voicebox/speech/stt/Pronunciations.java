package dev.voicebox.speech.stt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import edu.cmu.sphinx.recognizer.Recognizer;

/**
 * The lines of the English pronouncing dictionary for some words; the whole of it would cost 20 MB per recogniser.
 *
 * @param lines of the dictionary, alternatives included
 * @param unknown words that are not in it
 */
record Pronunciations(List<String> lines, Set<String> unknown) {
    private static final String DICTIONARY = "/edu/cmu/sphinx/models/en-us/cmudict-en-us.dict";

    static Pronunciations of(Set<String> words) throws IOException {
        List<String> lines = new ArrayList<>();
        Set<String> found = new HashSet<>();
        try (InputStream in = Recognizer.class.getResourceAsStream(DICTIONARY);
                BufferedReader dictionary = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = dictionary.readLine(); line != null; line = dictionary.readLine()) {
                String word = word(line);
                if (words.contains(word)) {
                    lines.add(line);
                    found.add(word);
                }
            }
        }
        Set<String> unknown = new TreeSet<>(words);
        unknown.removeAll(found);
        return new Pronunciations(lines, unknown);
    }

    /** {@code "the(2) DH IY"} is another way to say {@code the}. */
    private static String word(String line) {
        int end = line.indexOf(' ');
        String word = end < 0 ? line : line.substring(0, end);
        int bracket = word.indexOf('(');
        return bracket < 0 ? word : word.substring(0, bracket);
    }
}
