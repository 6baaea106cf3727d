package dev.voicebox.spoken;

import java.util.Set;

/**
 * Whether a text is English, by its small words and its script. In doubt it is what the text before it was, and English at
 * the beginning.
 */
final class Tongue {
    /** Characters that are looked at: no more are needed, and a text may be endless. */
    private static final int LOOKED_AT = 600;

    private static final int LONGEST_WORD = 12;
    private static final Set<String> ENGLISH = Set.of(
            "the", "and", "is", "are", "of", "to", "it", "you", "that", "this", "for", "with", "was", "have", "my",
            "your", "we", "they", "at", "be", "by", "from", "or", "not", "what", "which", "i", "it's", "costs", "about",
            "call");
    private static final Set<String> OTHERS = Set.of(
            "der", "das", "und", "ist", "nicht", "ein", "eine", "ich", "sie", "wir", "mit", "für", "auf", "zu", "von",
            "den", "le", "la", "les", "des", "et", "est", "une", "je", "vous", "nous", "pas", "avec", "pour", "dans",
            "du", "il", "el", "los", "las", "es", "que", "un", "una", "por", "para", "con", "del", "muy", "usted",
            "cuesta", "che", "di", "per", "non", "sono", "gli", "della", "os", "um", "uma", "não", "em", "da", "het",
            "een", "van", "niet", "ik", "dat", "och", "att", "det", "som", "är", "jest", "się", "nie", "na");

    private boolean english = true;

    boolean isEnglish(String text) {
        int votes = 0;
        int start = 0;
        int end = Math.min(text.length(), LOOKED_AT);
        for (int i = 0; i <= end; i++) {
            if (i == end || !isOfWord(text.charAt(i))) {
                votes += vote(text, start, i);
                start = i + 1;
            }
        }
        if (votes != 0) {
            english = votes > 0;
        }
        return english;
    }

    private static int vote(String text, int start, int end) {
        if (end == start) {
            return 0;
        }
        if (isOfOtherScript(text.charAt(start))) {
            return -1;
        }
        String word =
                end - start > LONGEST_WORD ? "" : text.substring(start, end).toLowerCase(java.util.Locale.ROOT);
        return ENGLISH.contains(word) ? 1 : OTHERS.contains(word) ? -1 : 0;
    }

    private static boolean isOfWord(char sign) {
        return Character.isLetter(sign) || sign == '\'';
    }

    private static boolean isOfOtherScript(char letter) {
        return letter > 0x24F && Character.isLetter(letter);
    }
}
