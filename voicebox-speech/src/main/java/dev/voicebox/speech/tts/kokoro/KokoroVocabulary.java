package dev.voicebox.speech.tts.kokoro;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The numbers of the symbols that Kokoro reads. */
final class KokoroVocabulary {
    /** Begins and ends every input. */
    static final long EDGE = 0;

    private static final Map<Integer, Integer> NUMBERS = read();

    private KokoroVocabulary() {}

    /** Nothing for what it does not read; that is left out. */
    static OptionalInt number(int symbol) {
        Integer number = NUMBERS.get(symbol);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static Map<Integer, Integer> read() {
        try (InputStream file = KokoroVocabulary.class.getResourceAsStream("symbols.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .collect(Collectors.toUnmodifiableMap(
                            cells -> symbol(cells[0]), cells -> Integer.valueOf(cells[1])));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What a text file cannot show well is written out. */
    private static int symbol(String cell) {
        if (cell.equals("SPACE")) {
            return ' ';
        }
        return cell.startsWith("U+") ? Integer.parseInt(cell.substring(2), 16) : cell.codePointAt(0);
    }
}
