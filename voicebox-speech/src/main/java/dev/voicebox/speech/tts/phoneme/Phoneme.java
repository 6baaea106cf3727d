package dev.voicebox.speech.tts.phoneme;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.speech.privacy.Redacted;

/**
 * One sound.
 *
 * @param symbol its letters in IPA without ties, length and other signs included
 * @param stress of a vowel
 * @param from where it begins in the phonemes it was read from, its stress included
 * @param to where it ends there
 * @param first whether a word that is heard as one begins with it
 */
record Phoneme(String symbol, Stress stress, int from, int to, boolean first) {
    private static final String VOWELS =
            "aeiouy\u0251\u0250\u0252\u00e6\u0254\u0259\u025a\u025b\u025c\u025d\u026a\u028a\u028c\u1d7b\u00f8\u0153\u0268"
                    + "\u026f\u0264\u0258\u0275\u0289\u028f\u0276\u025e";

    /** How strongly it is said. */
    enum Stress {
        NONE,
        SECONDARY,
        PRIMARY
    }

    boolean isVowel() {
        return VOWELS.indexOf(symbol.charAt(0)) >= 0;
    }

    /** Of a line as a phonemizer gives it. What is neither letter nor sign is passed over. */
    static List<Phoneme> of(String phonemes) {
        List<Phoneme> list = new ArrayList<>();
        Stress stress = Stress.NONE;
        boolean first = true;
        int from = 0;
        for (int i = 0; i < phonemes.length(); ) {
            char sign = phonemes.charAt(i);
            if (sign == '\u02c8' || sign == '\u02cc') {
                stress = sign == '\u02c8' ? Stress.PRIMARY : Stress.SECONDARY;
                i++;
            } else if (Character.isLetter(sign) && Character.getType(sign) != Character.MODIFIER_LETTER) {
                int to = end(phonemes, i);
                list.add(new Phoneme(phonemes.substring(i, to).replace("^", ""), stress, from, to, first));
                stress = Stress.NONE;
                first = false;
                i = to;
                from = to;
            } else {
                first |= sign == ' ';
                i++;
                from = sign == ' ' ? i : from;
            }
        }
        return list;
    }

    private static int end(String phonemes, int start) {
        int to = start + 1;
        while (to < phonemes.length() && (continues(phonemes.charAt(to)) || phonemes.charAt(to - 1) == '^')) {
            to++;
        }
        return to;
    }

    /** A tie, or a sign that changes the letter before it; stress belongs to what follows. */
    private static boolean continues(char sign) {
        return sign == '^'
                || sign != '\u02c8'
                        && sign != '\u02cc'
                        && (Character.getType(sign) == Character.MODIFIER_LETTER
                                || Character.getType(sign) == Character.NON_SPACING_MARK);
    }

    @Override
    public String toString() {
        return "Phoneme[" + Redacted.text(symbol) + ", " + stress + ", " + from + ", " + to + ", " + first + "]";
    }
}
