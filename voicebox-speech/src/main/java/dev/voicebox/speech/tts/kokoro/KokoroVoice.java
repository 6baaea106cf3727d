package dev.voicebox.speech.tts.kokoro;

import dev.voicebox.speech.tts.Voice;
import dev.voicebox.speech.tts.Voice.Gender;

/**
 * A voice of Kokoro that can be spoken with.
 *
 * @param name its letters say language and gender: {@code bm_george} is British and male
 */
record KokoroVoice(String name, KokoroLanguage language, KokoroStyle style) {

    Gender gender() {
        return gender(name);
    }

    static Gender gender(String name) {
        char letter = name.length() < 2 ? ' ' : name.charAt(1);
        return letter == 'f' ? Gender.FEMALE : letter == 'm' ? Gender.MALE : Gender.NEUTRAL;
    }

    /** @param slowest of the model's speeds */
    Voice as(String shown, double slowest) {
        return new Voice(shown, language.code, gender(), KokoroTextToSpeech.ID, slowest, 4);
    }
}
