package dev.voicebox.speech.tts.piper;

import java.util.List;
import java.util.Optional;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.tts.Sentence;
import dev.voicebox.speech.tts.Voice;
import dev.voicebox.speech.tts.Voice.Gender;
import dev.voicebox.speech.tts.WordTimes;
import dev.voicebox.speech.tts.neural.SpokenSentence;
import dev.voicebox.speech.tts.phoneme.Clause;
import dev.voicebox.speech.tts.phoneme.Phonemizer;
import dev.voicebox.speech.tts.phoneme.Pronunciation;

/**
 * A speaker of a model.
 *
 * @param name the model's file without its ending, and {@code #} and the speaker's name if there are several
 * @param speaker number in the model
 */
record PiperVoice(String name, PiperConfig config, PiperModel model, long speaker) {

    /** Its description does not tell the gender. */
    Voice as(String shown) {
        return new Voice(shown, config.language(), Gender.NEUTRAL, PiperTextToSpeech.ID);
    }

    boolean speaks(String language) {
        return language == null || config.language().equals(language);
    }

    Optional<SpokenSentence> say(Sentence sentence, double speed, Phonemizer phonemizer, Cancellation cancellation)
            throws SpeechFailure {
        List<String> words = sentence.wordTexts();
        List<Clause> clauses = config.phonemes() == null
                ? Pronunciation.ofLetters(words)
                : Pronunciation.of(words, config.phonemes(), phonemizer, cancellation);
        long[] numbers = PiperIds.of(clauses, config.ids());
        if (numbers.length == 0) {
            return Optional.empty();
        }
        PiperConfig.Scales usual = config.scales();
        PiperConfig.Scales scales =
                new PiperConfig.Scales(usual.noise(), (float) (usual.length() / speed), usual.noiseW());
        return model.run(numbers, scales, speaker, cancellation)
                .map(samples -> new Pcm(samples, config.sampleRate()))
                .map(sound -> new SpokenSentence(sound, WordTimes.of(clauses, sound)));
    }
}
