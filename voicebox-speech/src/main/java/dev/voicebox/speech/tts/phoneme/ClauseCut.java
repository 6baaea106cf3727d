package dev.voicebox.speech.tts.phoneme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.voicebox.speech.privacy.Redacted;

/**
 * Words up to a mark.
 *
 * @param words with their marks on them
 * @param mark the one that ends them, as voices know it, or nothing
 */
record ClauseCut(List<String> words, String mark) {
    private static final Pattern MARK =
            Pattern.compile("([;:,.!?\u2026\u2014\u2013-]|\\.{3})[\"'\u201d\u2019\u00bb)\\]*_]*$");
    private static final Map<String, String> SAME = Map.of("\u2013", "\u2014", "-", "\u2014", "...", "\u2026");

    ClauseCut {
        words = List.copyOf(words);
    }

    String text() {
        return String.join(" ", words);
    }

    /** A dot inside a sentence belongs to an abbreviation. */
    static List<ClauseCut> of(List<String> words) {
        List<ClauseCut> clauses = new ArrayList<>();
        List<String> current = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            current.add(words.get(i));
            String mark = mark(words.get(i));
            boolean last = i == words.size() - 1;
            if (last || !mark.isEmpty() && !mark.equals(".")) {
                clauses.add(new ClauseCut(current, mark));
                current.clear();
            }
        }
        return clauses;
    }

    private static String mark(String word) {
        Matcher mark = MARK.matcher(word);
        if (!mark.find()) {
            return "";
        }
        String found = mark.group(1);
        boolean joins = found.equals("-") && word.length() > 1;
        return joins ? "" : SAME.getOrDefault(found, found);
    }

    @Override
    public String toString() {
        return "ClauseCut[" + Redacted.entries(words) + ", " + Redacted.text(mark) + "]";
    }
}
