package dev.voicebox.spoken.english;

import java.util.List;
import java.util.Map;

/** Abbreviations and signs that stand for words. */
final class Shorthands {
    /** After the dot of an abbreviation: whether it ends the sentence as well. Then a dot is wanted there. */
    static final String MAYBE_END = "(?=(\\s{0,4}+$|\\s{1,4}+\\p{Lu})?+)";

    private static final Map<String, String> TITLES = Map.of(
            "Dr.", "Doctor", "Mr.", "Mister", "Mrs.", "Missus", "Ms.", "Miz", "Prof.", "Professor", "St.", "Saint");
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("e.g.", "for example"),
            Map.entry("i.e.", "that is"),
            Map.entry("vs.", "versus"),
            Map.entry("approx.", "approximately"),
            Map.entry("w/o", "without"),
            Map.entry("w/", "with"));
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("=", "equals"),
            Map.entry("+", "plus"),
            Map.entry("×", "times"),
            Map.entry("*", "times"),
            Map.entry("÷", "divided by"),
            Map.entry("<", "less than"),
            Map.entry(">", "greater than"),
            Map.entry("≤", "at most"),
            Map.entry("≥", "at least"),
            Map.entry("≠", "is not"),
            Map.entry("≈", "is about"),
            Map.entry("-", "minus"),
            Map.entry("−", "minus"),
            Map.entry("->", "to"),
            Map.entry("=>", "to"));

    static final List<Rule> OF_WORDS = List.of(
            Rule.of("(Dr\\.|Mrs?\\.|Ms\\.|Prof\\.|St\\.)(?= \\p{Lu})", found -> TITLES.get(found.group())),
            Rule.of(
                    "(?:[Nn]o|Nr)\\. ?(\\d{1,9})(?![\\p{L}\\p{N}_]|[.,]\\d)",
                    found -> "number " + Cardinals.of(found.group(1))),
            Rule.of("(e\\.g\\.|i\\.e\\.|vs\\.|approx\\.)", found -> WORDS.get(found.group())),
            Rule.of("etc\\." + MAYBE_END, found -> "et cetera" + dot(found.group(1))),
            Rule.of("w/o?(?= )", found -> WORDS.get(found.group())));

    static final List<Rule> OF_SIGNS = List.of(
            Rule.of(
                    "(?<=[\\p{N})] )(=|\\+|×|\\*|÷|<|>|≤|≥|≠|≈|-|−)(?= [-−(]?[\\p{N}])",
                    found -> SIGNS.get(found.group())),
            Rule.of("(?<=\\d)(?:\\*|×)(?=\\d)", found -> " times "),
            Rule.of("(?<= )(=|≤|≥|≠|≈|->|=>)(?= )", found -> SIGNS.get(found.group())),
            Rule.of("&", found -> " and "),
            Rule.of("@(?=\\s|$)", found -> " at "),
            Rule.of("→", found -> " to "),
            Rule.of("%", found -> " percent"),
            Rule.of("°", found -> " degrees"),
            Rule.of("(?<=\\p{L})/(?=\\p{L})", found -> " "));

    private Shorthands() {}

    /** @param end what {@link #MAYBE_END} found */
    static String dot(String end) {
        return end == null ? "" : ".";
    }
}
