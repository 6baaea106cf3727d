package dev.voicebox.speech.tts.neural;

import java.util.List;

import dev.voicebox.speech.audio.Pcm;

/**
 * What a model made of a sentence.
 *
 * @param wordEndsMs when each word of it ends, in the sound
 */
public record SpokenSentence(Pcm sound, List<Long> wordEndsMs) {
    public SpokenSentence {
        wordEndsMs = List.copyOf(wordEndsMs);
    }
}
