package dev.voicebox.speech.stt.whisper;

import java.util.regex.Pattern;

/** Takes out of a text what Whisper writes for sounds that are no words, as subtitles do: it learnt from them. */
final class SpokenText {
    /** For example {@code [BLANK_AUDIO]}. Nobody speaks a square bracket. */
    private static final Pattern TAG = Pattern.compile("\\[[^\\[\\]]*\\]|[♩♪♫♬]+");

    /** For example {@code (wind blowing)} or {@code *sighs*}, where it is all there is: else it may be meant. */
    private static final Pattern REMARK = Pattern.compile("\\s*(\\([^()]*\\)|\\*[^*]*\\*)\\s*[.!?]?\\s*");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private SpokenText() {}

    static String of(String heard) {
        String words = TAG.matcher(heard).replaceAll(" ");
        return REMARK.matcher(words).matches()
                ? ""
                : SPACE.matcher(words).replaceAll(" ").strip();
    }
}
