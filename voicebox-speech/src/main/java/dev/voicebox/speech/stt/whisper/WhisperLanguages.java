package dev.voicebox.speech.stt.whisper;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages that multilingual Whispers were trained on, by their codes of two letters. */
final class WhisperLanguages {
    /** Hawaiian and Cantonese, which have no code of two letters, are left out. */
    private static final List<String> WHISPER =
            List.of(("en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk"
                            + " el ms cs ro da hu ta no th ur hr bg lt la mi ml cy sk te fa lv bn sr az sl kn et mk br eu is hy ne"
                            + " mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd gu am yi lo uz fo ht ps tk nn mt sa lb my"
                            + " bo tl mg as tt ln ha ba jw su")
                    .split(" "));

    private static final String JAVANESE = "jv";

    /** What Whisper calls it. */
    private static final String WHISPER_JAVANESE = "jw";

    private WhisperLanguages() {}

    /** ISO 639-1 codes. */
    static List<String> all() {
        return WHISPER.stream().map(WhisperLanguages::iso).sorted().toList();
    }

    /** @param iso ISO 639-1 code */
    static String whisper(String iso) {
        return iso.equals(JAVANESE) ? WHISPER_JAVANESE : iso;
    }

    /** The code in a line of whisper.cpp's log, for example {@code … auto-detected language: de (p = 0.98)}. */
    static Optional<String> detected(String line) {
        String mark = "auto-detected language:";
        int at = line.indexOf(mark);
        if (at < 0) {
            return Optional.empty();
        }
        String code = line.substring(at + mark.length()).strip().split("\\W", 2)[0];
        return Optional.of(iso(code.toLowerCase(Locale.ROOT))).filter(iso -> iso.length() == 2);
    }

    private static String iso(String whisper) {
        return whisper.equals(WHISPER_JAVANESE) ? JAVANESE : whisper;
    }
}
