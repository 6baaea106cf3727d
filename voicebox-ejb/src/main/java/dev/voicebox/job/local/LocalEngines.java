package dev.voicebox.job.local;

import java.time.Duration;
import java.util.Objects;

import dev.voicebox.speech.stt.SpeechToText;
import dev.voicebox.speech.tts.TextToSpeech;
import dev.voicebox.speech.vad.VoiceActivityEngine;

/**
 * The engines that do the work.
 *
 * @param ears {@code null} when none is there
 * @param voice {@code null} when none is there
 * @param delays what the stub engines wait; zero for real ones
 */
record LocalEngines(VoiceActivityEngine activity, SpeechToText ears, TextToSpeech voice, Delays delays) {
    LocalEngines {
        Objects.requireNonNull(activity, "activity");
        Objects.requireNonNull(delays, "delays");
    }

    /** Before a transcription, and before the first sound of a chunk. */
    record Delays(Duration transcript, Duration firstAudio) {
        static final Delays NONE = new Delays(Duration.ZERO, Duration.ZERO);
    }
}
