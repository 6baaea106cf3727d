package dev.voicebox.speech.tts;

import dev.voicebox.speech.audio.Pcm;

/** Takes spoken sound as it is made. */
@FunctionalInterface
public interface AudioSink {
    void accept(Pcm sound);
}
