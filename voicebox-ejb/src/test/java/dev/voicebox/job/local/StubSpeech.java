package dev.voicebox.job.local;

import java.time.Duration;
import java.util.concurrent.Executor;

import dev.voicebox.job.SpeechWork;
import dev.voicebox.speech.Pause;
import dev.voicebox.speech.stt.StubSpeechToText;
import dev.voicebox.speech.tts.StubTextToSpeech;
import dev.voicebox.speech.vad.EnergyVoiceActivity;

/** The stub engines and the detector of energy, as a server has them whose settings name those: for tests of other packages. */
public final class StubSpeech {
    private static final Pause NONE = (duration, cancellation) -> {};

    private StubSpeech() {}

    /** @param threads what the engines run on */
    public static SpeechWork on(Executor threads) {
        LocalEngines engines = new LocalEngines(
                new EnergyVoiceActivity(),
                new StubSpeechToText(Duration.ZERO, NONE),
                new StubTextToSpeech(Duration.ZERO, NONE),
                LocalEngines.Delays.NONE);
        return new LocalSpeechWork(
                engines, new WorkPlaces(threads, threads, threads, (delay, task) -> threads.execute(task)));
    }
}
