package dev.voicebox.speech.tts.kokoro;

import java.util.HashMap;
import java.util.Map;

/**
 * From eSpeak NG's phonemes to the ones that Kokoro learnt. A diphthong or an affricate is one symbol there; English has some
 * more conventions of its own: an r is always ɹ, American vowels have no length, and a flap is T. Each place of the text is
 * read once, the longest entry first.
 */
final class KokoroSymbols {
    /** eSpeak NG ties the letters of one phoneme with {@code ^}. */
    private static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("a^ɪ", "I"),
            Map.entry("a^ʊ", "W"),
            Map.entry("e^ɪ", "A"),
            Map.entry("o^ʊ", "O"),
            Map.entry("ɔ^ɪ", "Y"),
            Map.entry("d^ʒ", "ʤ"),
            Map.entry("t^ʃ", "ʧ"),
            Map.entry("t^s", "ʦ"),
            Map.entry("d^z", "ʣ"),
            Map.entry("^", ""),
            Map.entry("-", ""));

    private static final Map<String, String> ENGLISH = with(
            ALL,
            Map.ofEntries(
                    Map.entry("ə^l", "ᵊl"),
                    // a bare e is the first half of a diphthong
                    Map.entry("e", "A"),
                    Map.entry("r", "ɹ"),
                    Map.entry("x", "k"),
                    Map.entry("ç", "k"),
                    Map.entry("ɬ", "l"),
                    Map.entry("ɐ", "ə"),
                    Map.entry("ɚ", "əɹ"),
                    Map.entry("ʲ", ""),
                    Map.entry("\u0303", ""),
                    // a consonant that is a syllable
                    Map.entry("n\u0329", "ᵊn"),
                    Map.entry("l\u0329", "ᵊl"),
                    Map.entry("m\u0329", "ᵊm"),
                    // before version 1.52 eSpeak NG writes the vowel of "north" so
                    Map.entry("o", "ɔ"),
                    Map.entry("ɾ", "T"),
                    Map.entry("ʔ", "t")));

    private static final Map<String, String> AMERICAN =
            with(ENGLISH, Map.of("ɜːɹ", "ɜɹ", "ɜː", "ɜɹ", "ɪə", "iə", "ː", ""));

    private static final Map<String, String> BRITISH =
            with(ENGLISH, Map.of("e^ə", "ɛː", "iə", "ɪə", "i^ə", "ɪə", "ə^ʊ", "Q"));

    private static final int LONGEST = 3;

    private KokoroSymbols() {}

    static String of(String phonemes, KokoroLanguage language) {
        Map<String, String> table = table(language);
        StringBuilder symbols = new StringBuilder();
        int at = 0;
        while (at < phonemes.length()) {
            int length = Math.min(LONGEST, phonemes.length() - at);
            while (length > 1 && !table.containsKey(phonemes.substring(at, at + length))) {
                length--;
            }
            String piece = phonemes.substring(at, at + length);
            symbols.append(table.getOrDefault(piece, piece));
            at += length;
        }
        return symbols.toString();
    }

    private static Map<String, String> table(KokoroLanguage language) {
        if (language == KokoroLanguage.AMERICAN) {
            return AMERICAN;
        }
        return language == KokoroLanguage.BRITISH ? BRITISH : ALL;
    }

    private static Map<String, String> with(Map<String, String> base, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(base);
        all.putAll(more);
        return Map.copyOf(all);
    }
}
