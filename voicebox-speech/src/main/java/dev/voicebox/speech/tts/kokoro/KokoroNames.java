package dev.voicebox.speech.tts.kokoro;

import java.util.Map;

/** Which of Kokoro's voices speaks under a name that OpenAI clients send. Other names are taken as Kokoro's own. */
final class KokoroNames {
    /** The best trained of all, by its makers' own grading. */
    static final String DEFAULT = "af_heart";

    static final Map<String, String> OPENAI = Map.ofEntries(
            Map.entry("alloy", "af_alloy"),
            Map.entry("ash", "am_michael"),
            Map.entry("ballad", "bm_george"),
            Map.entry("coral", "af_bella"),
            Map.entry("echo", "am_echo"),
            Map.entry("sage", "af_sarah"),
            Map.entry("shimmer", "af_sky"),
            Map.entry("verse", "am_puck"),
            Map.entry("marin", "af_heart"),
            Map.entry("cedar", "am_fenrir"),
            Map.entry("fable", "bm_fable"),
            Map.entry("onyx", "am_onyx"),
            Map.entry("nova", "af_nova"));

    private KokoroNames() {}

    static String of(String name) {
        return OPENAI.getOrDefault(name, name);
    }
}
