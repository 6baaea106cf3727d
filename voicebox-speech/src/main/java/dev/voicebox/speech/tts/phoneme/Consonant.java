package dev.voicebox.speech.tts.phoneme;

/** Kinds of consonants with their durations in ms; the figures' origin: {@link PhonemeDurations}. */
enum Consonant {
    AFFRICATE("", 64, false, false),
    FLAP("\u027e", 50, true, true),
    STOP("ptkcq\u0294\u0288", 56, false, true),
    VOICED_STOP("bd\u0261g\u025f\u0256", 63, true, true),
    FRICATIVE("fs\u0283\u03b8x\u00e7\u03c7\u0278\u0282\u0255", 70, false, false),
    BREATH("h\u0266", 56, false, false),
    VOICED_FRICATIVE("vz\u0292\u00f0\u0263\u03b2\u029d\u0281", 63, true, false),
    GLIDE("wj\u0265\u0270", 58, true, false),
    NASAL("mn\u014b\u0272\u0273\u0274", 44, 21, 71),
    LIQUID("lr\u0279\u026b\u028e\u027b\u027d\u026d", 53, 62, 49);

    private static final int LETTERS_OF_AFFRICATE = 2;

    /** At the beginning of a syllable; for a sonorant between vowels, and where no vowel follows. */
    final double ms;

    final double between;
    final double closing;
    final boolean voiced;
    final boolean stop;
    final boolean sonorant;
    private final String letters;

    Consonant(String letters, double ms, boolean voiced, boolean stop) {
        this.letters = letters;
        this.ms = ms;
        this.between = ms;
        this.closing = ms;
        this.voiced = voiced;
        this.stop = stop;
        this.sonorant = false;
    }

    Consonant(String letters, double ms, double between, double closing) {
        this.letters = letters;
        this.ms = ms;
        this.between = between;
        this.closing = closing;
        this.voiced = true;
        this.stop = false;
        this.sonorant = true;
    }

    /** A stop for a letter of no kind. */
    static Consonant of(Phoneme phoneme) {
        String symbol = phoneme.symbol();
        boolean closes = STOP.has(symbol.charAt(0)) || VOICED_STOP.has(symbol.charAt(0));
        if (closes && symbol.length() >= LETTERS_OF_AFFRICATE && Character.isLowerCase(symbol.charAt(1))) {
            return AFFRICATE;
        }
        for (Consonant kind : values()) {
            if (kind.has(symbol.charAt(0))) {
                return kind;
            }
        }
        return STOP;
    }

    private boolean has(char letter) {
        return letters.indexOf(letter) >= 0;
    }
}
