package dev.voicebox.spoken.english;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Numbers that are called, or copied down: figure by figure, with a pause between the groups. */
final class Phones {
    private static final String END = "(?![\\p{L}\\p{N}_%°]|[-.,:/]\\d)";

    static final List<Rule> RULES = List.of(
            Rule.of("\\+\\d{1,3}(?:[ .-]?\\(\\d{1,4}\\))?(?:[ .-]?\\d{2,5}){2,5}" + END, found -> said(found.group())),
            Rule.of("(?:\\+?1[-. ])?\\(\\d{3}\\) ?\\d{3}[-. ]\\d{4}" + END, found -> said(found.group())),
            Rule.of("(?:1[-. ])?\\d{3}([-. ])\\d{3}\\1\\d{4}" + END, found -> said(found.group())),
            Rule.of("\\d{3}-\\d{4}" + END, found -> said(found.group())),
            Rule.of("0\\d{2,4}[ /-]\\d{3,8}(?: \\d{2,4}){0,2}" + END, found -> said(found.group())),
            Rule.of("\\d{4}(?:[ -]\\d{4}){2,4}" + END, found -> said(found.group())),
            Rule.of("\\d{3}-\\d{2}-\\d{4}" + END, found -> said(found.group())));

    private Phones() {}

    private static String said(String number) {
        String begin = number.startsWith("+") ? "plus " : "";
        return begin
                + Stream.of(number.split("[^\\d]+"))
                        .filter(group -> !group.isEmpty())
                        .map(Cardinals::figureByFigure)
                        .collect(Collectors.joining(", "));
    }
}
