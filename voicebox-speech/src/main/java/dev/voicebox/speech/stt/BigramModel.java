package dev.voicebox.speech.stt;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How likely each word follows another in the commands, written in the ARPA format that recognisers read. */
final class BigramModel {
    private static final String START = "<s>";
    private static final String END = "</s>";

    /** Taken from each pair that was seen and given to those that were not; absolute discounting. */
    private static final double DISCOUNT = 0.1;

    /** How often a word that stands in no phrase counts as seen. */
    private static final double UNSEEN = 0.1;

    private final Map<String, Double> counts = new TreeMap<>();
    private final Map<String, Map<String, Integer>> followers = new TreeMap<>();

    BigramModel(CommandLanguage language) {
        language.words().forEach(word -> counts.put(word, UNSEEN));
        for (List<String> phrase : language.phrases()) {
            String before = START;
            for (String word : phrase) {
                count(before, word);
                before = word;
            }
            count(before, END);
        }
    }

    private void count(String before, String word) {
        counts.merge(word, 1.0, Double::sum);
        followers.computeIfAbsent(before, any -> new TreeMap<>()).merge(word, 1, Integer::sum);
    }

    String arpa() {
        double total = counts.values().stream().mapToDouble(Double::doubleValue).sum();
        int pairs = followers.values().stream().mapToInt(Map::size).sum();
        StringBuilder text = new StringBuilder();
        text.append("\\data\\\nngram 1=").append(counts.size() + 1);
        text.append("\nngram 2=").append(pairs).append("\n\n\\1-grams:\n");
        text.append(line(-99, START)).append(backoff(START, total)).append('\n');
        counts.forEach((word, count) -> text.append(line(Math.log10(count / total), word))
                .append(backoff(word, total))
                .append('\n'));
        text.append("\n\\2-grams:\n");
        followers.forEach((before, words) -> words.forEach((word, count) -> text.append(
                        line(Math.log10((count - DISCOUNT) / sum(words)), before + " " + word))
                .append('\n')));
        return text.append("\n\\end\\\n").toString();
    }

    /** The weight under which words count by themselves after this one, so that all chances sum to 1. */
    private String backoff(String before, double total) {
        Map<String, Integer> words = followers.getOrDefault(before, Map.of());
        if (words.isEmpty()) {
            return " 0.0";
        }
        double given = DISCOUNT * words.size() / sum(words);
        double seen = words.keySet().stream().mapToDouble(counts::get).sum() / total;
        return String.format(Locale.ROOT, " %.5f", Math.log10(given / Math.max(1e-6, 1 - seen)));
    }

    private static int sum(Map<String, Integer> words) {
        return words.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String line(double logarithm, String words) {
        return String.format(Locale.ROOT, "%.5f %s", logarithm, words);
    }
}
