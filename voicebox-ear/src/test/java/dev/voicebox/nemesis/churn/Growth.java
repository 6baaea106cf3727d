package dev.voicebox.nemesis.churn;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A class of which there is more than before.
 *
 * @param objects more than before
 * @param bytes more than before
 */
record Growth(String name, long objects, long bytes) {
    private static final Pattern LINE = Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+)");

    /** Between two histograms of {@code jcmd}, those that grew most in bytes first. */
    static List<Growth> between(String before, String after) {
        Map<String, Growth> had = read(before);
        return read(after).values().stream()
                .map(now -> now.since(had.getOrDefault(now.name, new Growth(now.name, 0, 0))))
                .filter(growth -> growth.bytes > 0)
                .sorted(Comparator.comparingLong(Growth::bytes).reversed())
                .toList();
    }

    private Growth since(Growth before) {
        return new Growth(name, objects - before.objects, bytes - before.bytes);
    }

    /** Loaders may have a class of the same name each. */
    private static Map<String, Growth> read(String histogram) {
        Map<String, Growth> classes = new HashMap<>();
        Matcher line = LINE.matcher(histogram);
        while (line.find()) {
            Growth one = new Growth(line.group(3), Long.parseLong(line.group(1)), Long.parseLong(line.group(2)));
            classes.merge(one.name, one, (a, b) -> new Growth(a.name, a.objects + b.objects, a.bytes + b.bytes));
        }
        return classes;
    }
}
