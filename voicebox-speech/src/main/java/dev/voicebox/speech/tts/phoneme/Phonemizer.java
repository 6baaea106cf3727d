package dev.voicebox.speech.tts.phoneme;

import java.util.List;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;

/** Tells how text is pronounced. Safe for many threads. */
public interface Phonemizer {

    /**
     * Pronounces each line for itself.
     *
     * @param lines without line breaks, each at most a clause
     * @param voice of eSpeak NG, for example {@code en-us}; sets language and accent
     * @return for each line its phonemes in IPA, words apart by spaces, stress marked before the vowel, the letters of one
     *     phoneme tied by {@code ^}; empty for what is not spoken; no lines at all when it was cancelled
     * @throws SpeechFailure {@code UNSUPPORTED} for a voice that is not there
     */
    List<String> phonemes(List<String> lines, String voice, Cancellation cancellation) throws SpeechFailure;
}
