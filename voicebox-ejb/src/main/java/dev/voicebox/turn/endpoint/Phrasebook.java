package dev.voicebox.turn.endpoint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How sentences of one language begin and end, from the file that is named after the language. A phrase stands in one of
 * these sections:
 *
 * <pre>
 *   [whole]       complete when it is all that was said      [opening]    incomplete when it is all that was said
 *   [hesitation]  at the end: a filler                       [open]       at the end: grammar wants more
 *   [perhaps]     at the end: may be the end                 [closing]    at the end: likes to be the end
 *   [address]     at the beginning, says nothing             [question]   at the beginning of questions
 *   [order]       at the beginning of orders                 [number]     digits and letters as they are spoken
 * </pre>
 */
final class Phrasebook {
    /** Words of the longest ending that is looked for. */
    private static final int LONGEST = 3;

    private static final Phrasebook NONE = new Phrasebook();
    private static final Map<String, Phrasebook> BOOKS = new HashMap<>();

    static {
        for (String language : List.of("en", "de", "fr", "es", "cs")) {
            BOOKS.put(language, read(language));
        }
    }

    private enum Section {
        WHOLE,
        OPENING,
        HESITATION,
        OPEN,
        PERHAPS,
        CLOSING,
        ADDRESS,
        QUESTION,
        ORDER,
        NUMBER
    }

    private final Map<Section, Set<String>> phrases = new EnumMap<>(Section.class);
    private final Map<String, Cue> endings = new HashMap<>();

    private Phrasebook() {
        for (Section section : Section.values()) {
            phrases.put(section, new HashSet<>());
        }
    }

    /** Empty for a language that is not known here; {@code en-US} is read as {@code en}. */
    static Phrasebook of(String language) {
        return language == null
                ? NONE
                : BOOKS.getOrDefault(language.toLowerCase(Locale.ROOT).split("[-_]")[0], NONE);
    }

    boolean isEmpty() {
        return this == NONE;
    }

    /** What these words are when nothing else was said, or {@code null}. */
    Cue whole(List<String> words) {
        String said = String.join(" ", words);
        if (has(Section.WHOLE, said)) {
            return Cue.ANSWERS;
        }
        return has(Section.OPENING, said) ? Cue.GOES_ON : null;
    }

    /** By the longest ending that is known, or {@code null}. */
    Cue ending(List<String> words) {
        for (int length = Math.min(LONGEST, words.size()); length > 0; length--) {
            Cue cue = endings.get(String.join(" ", words.subList(words.size() - length, words.size())));
            if (cue != null) {
                return cue;
            }
        }
        return null;
    }

    List<String> withoutAddress(List<String> words) {
        int from = 0;
        while (from < words.size() && has(Section.ADDRESS, words.get(from))) {
            from++;
        }
        return words.subList(from, words.size());
    }

    boolean asks(List<String> words) {
        return has(Section.QUESTION, words.get(0));
    }

    boolean orders(List<String> words) {
        return has(Section.ORDER, words.get(0));
    }

    boolean isNumber(String word) {
        return has(Section.NUMBER, word);
    }

    private boolean has(Section section, String phrase) {
        return phrases.get(section).contains(phrase);
    }

    private void add(Section section, String phrase) {
        Cue cue = switch (section) {
            case HESITATION -> Cue.HESITATES;
            case OPEN -> Cue.GOES_ON;
            case PERHAPS -> Cue.MAY_GO_ON;
            case CLOSING -> Cue.CLOSES;
            default -> null;
        };
        boolean isNew = phrases.get(section).add(phrase);
        if (cue != null && endings.put(phrase, cue) != null || !isNew) {
            throw new IllegalStateException("'" + phrase + "' stands twice among the endings");
        }
    }

    private static Phrasebook read(String language) {
        Phrasebook book = new Phrasebook();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Phrasebook.class.getResourceAsStream(language + ".txt"), StandardCharsets.UTF_8))) {
            Section section = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    section =
                            Section.valueOf(line.substring(1, line.length() - 1).toUpperCase(Locale.ROOT));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    for (String phrase : line.split(",")) {
                        book.add(section, phrase.strip());
                    }
                }
            }
            return book;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
