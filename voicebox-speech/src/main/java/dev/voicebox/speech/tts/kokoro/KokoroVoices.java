package dev.voicebox.speech.tts.kokoro;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SpeechFailure.Kind;
import dev.voicebox.speech.tts.Voice;

/** The voices that are installed and whose language can be spoken. */
final class KokoroVoices {
    private final Map<String, KokoroVoice> byName = new TreeMap<>();

    private KokoroVoices() {}

    static KokoroVoices open(Path path) throws SpeechFailure {
        KokoroVoices voices = new KokoroVoices();
        KokoroVoiceFiles.read(path)
                .forEach((name, style) -> KokoroLanguage.ofVoice(name)
                        .ifPresent(language -> voices.byName.put(name, new KokoroVoice(name, language, style))));
        if (voices.byName.isEmpty()) {
            throw new SpeechFailure(
                    Kind.ENGINE, path.getFileName() + " holds no voice of a language that Kokoro can be made to speak");
        }
        return voices;
    }

    /** ISO 639-1, the best first. */
    List<String> languages() {
        return Stream.of(KokoroLanguage.values())
                .filter(language -> byName.values().stream().anyMatch(voice -> voice.language() == language))
                .map(language -> language.code)
                .distinct()
                .toList();
    }

    /** The names of OpenAI with the voices that speak under them, then its own. */
    List<Voice> all(double slowest) throws SpeechFailure {
        List<Voice> all = new ArrayList<>();
        for (String shown : new TreeSet<>(KokoroNames.OPENAI.keySet())) {
            all.add(choose(shown, languages().get(0)).as(shown, slowest));
        }
        byName.values().forEach(voice -> all.add(voice.as(voice.name(), slowest)));
        return all;
    }

    /**
     * The voice of this name if it speaks the language; else one of the language, of the same gender if there is one.
     *
     * @param language ISO 639-1, or {@code null} for the voice's own
     */
    KokoroVoice choose(String wanted, String language) throws SpeechFailure {
        String name = KokoroNames.of(wanted);
        Predicate<KokoroVoice> speaks =
                voice -> language == null || voice.language().code.equals(language);
        Optional<KokoroVoice> named = find(name).filter(speaks);
        if (named.isPresent()) {
            return named.get();
        }
        Voice.Gender gender = KokoroVoice.gender(name);
        return find(KokoroNames.DEFAULT)
                .filter(speaks)
                .filter(voice -> voice.gender() == gender || gender == Voice.Gender.NEUTRAL)
                .or(() -> first(speaks.and(voice -> voice.gender() == gender)))
                .or(() -> first(speaks))
                .orElseThrow(() -> new SpeechFailure(
                        Kind.UNSUPPORTED, "no voice of Kokoro that is installed speaks this language"));
    }

    private Optional<KokoroVoice> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private Optional<KokoroVoice> first(Predicate<KokoroVoice> wanted) {
        return byName.values().stream().filter(wanted).findFirst();
    }
}
