package dev.voicebox.speech.tts.espeak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.voicebox.speech.SpeechFailure;

/**
 * ISO 639-1 codes to the names that eSpeak NG has for these languages.
 *
 * @param voices for example {@code en} to {@code en-us}, {@code zh} to {@code cmn}
 */
record EspeakLanguages(Map<String, String> voices) {
    /** Names whose ISO 639-1 code is not their beginning. */
    private static final Map<String, String> OTHER_NAMES = Map.of("cmn", "zh", "nb", "no");

    /** Where the language alone would pick a rarer accent. */
    private static final Map<String, String> PREFERRED = Map.of("en", "en-us");

    static EspeakLanguages ask(String program) throws SpeechFailure {
        try {
            Process process = new ProcessBuilder(program, "--voices")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            byte[] table = process.getInputStream().readAllBytes();
            EspeakLanguages languages = parse(new String(table, StandardCharsets.UTF_8));
            if (languages.voices().isEmpty()) {
                throw new SpeechFailure(SpeechFailure.Kind.ENGINE, "the program " + program + " lists no voices");
            }
            return languages;
        } catch (IOException absent) {
            throw new SpeechFailure(SpeechFailure.Kind.ENGINE, "the program " + program + " is not installed", absent);
        }
    }

    /** Lines of: priority, language, age and gender, voice name, file, others. */
    static EspeakLanguages parse(String table) {
        Map<String, String> voices = new TreeMap<>();
        table.lines()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .filter(cells -> cells.length > 4)
                .forEach(cells -> {
                    String name = cells[1];
                    String code = OTHER_NAMES.getOrDefault(name, name.split("-")[0]);
                    if (code.length() == 2
                            && (name.equals(code) || name.equals(PREFERRED.get(code)) || !voices.containsKey(code))) {
                        voices.put(code, name);
                    }
                });
        PREFERRED.forEach(voices::replace);
        return new EspeakLanguages(Map.copyOf(voices));
    }

    List<String> codes() {
        return voices.keySet().stream().sorted().toList();
    }

    String voice(String language) throws SpeechFailure {
        String voice = voices.get(language);
        if (voice == null) {
            throw new SpeechFailure(SpeechFailure.Kind.UNSUPPORTED, "eSpeak NG does not speak this language");
        }
        return voice;
    }
}
