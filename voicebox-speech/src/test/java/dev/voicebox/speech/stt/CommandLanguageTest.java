package dev.voicebox.speech.stt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CommandLanguageTest {
    @TempDir
    Path folder;

    @Test
    void theShippedWordsAreAllInTheDictionary() throws IOException {
        CommandLanguage shipped = CommandLanguage.shipped();
        assertThat(shipped.phrases()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(Pronunciations.of(shipped.vocabulary()).unknown()).isEmpty();
    }

    @Test
    void phrasesComeFromAFileWithCommentsAndMarks() throws IOException {
        CommandLanguage language = CommandLanguage.of(file("# mine\n\nFire the Laser!\nit\u2019s done\n"));
        assertThat(language.phrases()).containsExactly(List.of("fire", "the", "laser"), List.of("it's", "done"));
        assertThat(language.vocabulary()).contains("seven", "laser");
    }

    @Test
    void phrasesWithUnknownWordsAreLeftOut() throws IOException {
        CommandLanguage language = CommandLanguage.of(file("fire the xyzzyqux\nstop\n"));
        Set<String> unknown = Pronunciations.of(language.vocabulary()).unknown();
        assertThat(unknown).containsExactly("xyzzyqux");
        assertThat(language.without(unknown).phrases()).containsExactly(List.of("stop"));
    }

    @Test
    void aFileWithoutPhrasesIsRefusedWithAdvice() throws IOException {
        Path empty = file("# nothing\n");
        assertThatThrownBy(() -> CommandLanguage.of(empty)).hasMessageContaining("one per line");
    }

    @Test
    void aSaladOfWordsIsNotFamiliar() throws IOException {
        CommandLanguage shipped = CommandLanguage.shipped();
        assertThat(shipped.familiarity("turn on the bedroom lamp")).isEqualTo(1);
        assertThat(shipped.familiarity("set a timer for seventeen minutes")).isGreaterThan(0.5);
        assertThat(shipped.familiarity("twenty four")).isEqualTo(1);
        assertThat(shipped.familiarity("i with light to back minute i six all four my doctor"))
                .isLessThan(0.4);
        assertThat(shipped.familiarity("")).isLessThan(0.5);
    }

    @Test
    void theChancesAfterAWordSumToOne() throws IOException {
        String arpa = new BigramModel(CommandLanguage.shipped()).arpa();
        List<String[]> unigrams = lines(arpa, "\\1-grams:");
        List<String[]> bigrams = lines(arpa, "\\2-grams:");
        Map<String, Double> single =
                unigrams.stream().collect(Collectors.toMap(cells -> cells[1], cells -> chance(cells[0])));
        Map<String, Double> backoff =
                unigrams.stream().collect(Collectors.toMap(cells -> cells[1], cells -> chance(cells[2])));
        Map<String, List<String[]>> after = bigrams.stream().collect(Collectors.groupingBy(cells -> cells[1]));
        after.forEach((word, followers) -> {
            Map<String, Double> seen =
                    followers.stream().collect(Collectors.toMap(cells -> cells[2], cells -> chance(cells[0])));
            double sum = single.keySet().stream()
                    .filter(next -> !next.equals("<s>"))
                    .mapToDouble(next -> seen.getOrDefault(next, backoff.get(word) * single.get(next)))
                    .sum();
            assertThat(sum).as(word).isCloseTo(1, within(0.01));
        });
        assertThat(after).containsKey("<s>");
        assertThat(arpa).contains("ngram 1=" + unigrams.size(), "\\end\\");
    }

    private static double chance(String logarithm) {
        return Math.pow(10, Double.parseDouble(logarithm));
    }

    private static List<String[]> lines(String arpa, String section) {
        String body = arpa.substring(arpa.indexOf(section) + section.length());
        return Arrays.stream(body.substring(0, body.indexOf("\n\n")).split("\n"))
                .filter(line -> !line.isBlank())
                .map(line -> line.split(" "))
                .toList();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("phrases.txt"), text);
    }
}
