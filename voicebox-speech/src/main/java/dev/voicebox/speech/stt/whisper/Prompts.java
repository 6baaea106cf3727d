package dev.voicebox.speech.stt.whisper;

/** Words to expect, as whisper.cpp can bear them. */
final class Prompts {
    /**
     * Characters; about as many tokens as the decoder remembers of a prompt, which are the last 224. whisper.cpp 1.7.1 takes
     * a prompt apart with a recursion for each letter of a word: 4,000 letters without a blank end the process.
     */
    private static final int LONGEST = 800;

    private Prompts() {}

    /** The end of it, which counts most. */
    static String safe(String prompt) {
        if (prompt == null || prompt.isBlank()) {
            return null;
        }
        String words = prompt.strip();
        if (words.length() <= LONGEST) {
            return words;
        }
        String end = words.substring(words.length() - LONGEST);
        int blank = end.indexOf(' ');
        return blank < 0 ? end : end.substring(blank + 1);
    }
}
