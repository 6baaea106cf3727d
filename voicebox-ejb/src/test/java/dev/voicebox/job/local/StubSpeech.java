package dev.voicebox.job.local;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

import dev.voicebox.job.EngineState;
import dev.voicebox.job.SpeechEngineStates;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.speech.Pause;
import dev.voicebox.speech.stt.SpeechToText;
import dev.voicebox.speech.stt.StubSpeechToText;
import dev.voicebox.speech.tts.StubTextToSpeech;
import dev.voicebox.speech.vad.EnergyVoiceActivity;

/** The stub engines and the detector of energy, as a server has them whose settings name those: for tests of other packages. */
public final class StubSpeech {
    private static final Pause NONE = (duration, cancellation) -> {};

    private StubSpeech() {}

    /** @param threads what the engines run on */
    public static SpeechWork on(Executor threads) {
        return work(
                new StubSpeechToText(Duration.ZERO, NONE),
                LocalEngines.Delays.NONE,
                places(threads, (delay, task) -> threads.execute(task)));
    }

    /** With ears that hear a word in each half second and take 200 ms for a turn that is over. */
    public static SpeechWork glancing(ScheduledExecutorService threads) {
        LocalEngines.Delays delays = new LocalEngines.Delays(Duration.ofMillis(200), Duration.ZERO);
        return work(new GrowingEars(), delays, places(threads, Later.on(threads)));
    }

    /** Those of a server that has loaded them. */
    public static LocalSpeech loaded(Executor threads) {
        LocalSpeech speech = new LocalSpeech();
        StubTextToSpeech voice = new StubTextToSpeech(Duration.ZERO, NONE);
        EngineState stub = new EngineState("stub", EngineState.State.ACTIVE, "", List.of(), false, Set.of(), "");
        LocalEngines engines = new LocalEngines(
                new EnergyVoiceActivity(), new StubSpeechToText(Duration.ZERO, NONE), voice, LocalEngines.Delays.NONE);
        speech.load(
                () -> new LoadedSpeech(
                        engines,
                        List.of(voice),
                        new SpeechEngineStates(List.of(), List.of(stub), List.of(stub)),
                        Set.of(),
                        () -> {}),
                places(threads, (delay, task) -> threads.execute(task)));
        return speech;
    }

    private static SpeechWork work(SpeechToText ears, LocalEngines.Delays delays, WorkPlaces places) {
        StubTextToSpeech voice = new StubTextToSpeech(Duration.ZERO, NONE);
        return new LocalSpeechWork(new LocalEngines(new EnergyVoiceActivity(), ears, voice, delays), places);
    }

    private static WorkPlaces places(Executor threads, Later later) {
        return new WorkPlaces(threads, threads, threads, threads, later);
    }
}
