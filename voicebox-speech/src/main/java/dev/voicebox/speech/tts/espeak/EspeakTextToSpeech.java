package dev.voicebox.speech.tts.espeak;

import java.util.List;
import java.util.Set;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.EngineInfo.Ability;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.tts.AudioSink;
import dev.voicebox.speech.tts.Sentence;
import dev.voicebox.speech.tts.Sentences;
import dev.voicebox.speech.tts.SilenceTrimmer;
import dev.voicebox.speech.tts.SpeakRequest;
import dev.voicebox.speech.tts.TextToSpeech;
import dev.voicebox.speech.tts.Voice;
import dev.voicebox.speech.tts.VoiceStyle;
import dev.voicebox.speech.tts.WordTimes;
import dev.voicebox.speech.tts.phoneme.Clause;
import dev.voicebox.speech.tts.phoneme.EspeakPhonemizer;
import dev.voicebox.speech.tts.phoneme.Phonemizer;
import dev.voicebox.speech.tts.phoneme.Pronunciation;

/**
 * eSpeak NG as two processes per sentence, if it is installed: about 100 languages, 22.05 kHz, first sound after 15 to 30 ms.
 * A process keeps its licence, its global state and its crashes out of ours, and is ended by a kill. One speaks; the other
 * tells the phonemes, of which the times of words are estimated, since as a program it does not tell those.
 */
public final class EspeakTextToSpeech implements TextToSpeech {
    private static final String PROGRAM = "espeak-ng";
    private static final double WORDS_PER_MINUTE = 175;

    /** What the program accepts; below and above it, a speed of ours sounds like the limit. */
    private static final int SLOWEST = 80;

    private static final int FASTEST = 450;

    private final EspeakLanguages languages;
    private final Phonemizer phonemizer;
    private final EngineInfo info;

    private EspeakTextToSpeech(EspeakLanguages languages, Phonemizer phonemizer) {
        this.languages = languages;
        this.phonemizer = phonemizer;
        this.info = new EngineInfo(
                "espeak", "eSpeak NG, a process per sentence", languages.codes(), false, Set.of(Ability.WORD_TIMES));
    }

    /** @throws SpeechFailure when the program is not installed */
    public static EspeakTextToSpeech open() throws SpeechFailure {
        return new EspeakTextToSpeech(EspeakLanguages.ask(PROGRAM), EspeakPhonemizer.open());
    }

    @Override
    public EngineInfo info() {
        return info;
    }

    /** The names in English; each of them speaks every language of {@link EngineInfo#languages()}. */
    @Override
    public List<Voice> voices() {
        return VoiceStyle.voices(style -> new Voice(
                style.name(),
                "en",
                style.gender(),
                info.id(),
                SLOWEST / (WORDS_PER_MINUTE * style.pace()),
                FASTEST / (WORDS_PER_MINUTE * style.pace())));
    }

    @Override
    public void speak(SpeakRequest request, Cancellation cancellation, AudioSink sink) throws SpeechFailure {
        String voice = languages.voice(request.language() == null ? "en" : request.language());
        List<String> command = command(request, voice);
        SilenceTrimmer trimmer = new SilenceTrimmer(sink);
        long spokenMs = 0;
        for (Sentence sentence : Sentences.of(request.text())) {
            if (cancellation.isCancelled()) {
                return;
            }
            try (EspeakProcess process = EspeakProcess.say(command, sentence.text(), cancellation)) {
                List<Clause> clauses = Pronunciation.of(sentence.wordTexts(), voice, phonemizer, cancellation);
                Pcm sound = process.sound();
                if (cancellation.isCancelled()) {
                    return;
                }
                sentence.spoken(WordTimes.of(clauses, sound), spokenMs).forEach(trimmer::word);
                trimmer.accept(sound);
                spokenMs += sound.durationMs();
            }
        }
        trimmer.finish();
    }

    private static List<String> command(SpeakRequest request, String voice) {
        VoiceStyle style = VoiceStyle.of(request.voice());
        long pace = Math.round(WORDS_PER_MINUTE * request.speed() * style.pace());
        return List.of(
                PROGRAM,
                "--stdin",
                "--stdout",
                "-b1",
                "-v" + (style.variant().isEmpty() ? voice : voice + "+" + style.variant()),
                "-s" + Math.max(SLOWEST, Math.min(FASTEST, pace)),
                "-p" + style.espeakPitch());
    }

    @Override
    public void close() {
        // each sentence ends its own processes
    }
}
