package dev.voicebox.speech.tts;

import dev.voicebox.speech.audio.Pcm;

/** Takes spoken sound as it is made. */
public interface AudioSink {

    /** Told before the first sound by whoever chooses among engines: which of them speaks. */
    default void speaking(String engine) {}

    void accept(Pcm sound);

    /**
     * Engines that know it tell when each word ends: in order, those of a sentence before the first sound of the sentence,
     * so that whoever gets sound without having been told of words knows that the engine does not know.
     */
    void word(SpokenWord word);
}
