package dev.voicebox.job.local;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;

import dev.voicebox.job.SpeechWork;
import dev.voicebox.job.SpeechWorkContract;
import dev.voicebox.speech.Pause;
import dev.voicebox.speech.tts.StubTextToSpeech;
import dev.voicebox.speech.vad.EnergyVoiceActivity;

class LocalSpeechWorkTest extends SpeechWorkContract {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SpeechWork work = new LocalSpeechWork(
            new LocalEngines(
                    new EnergyVoiceActivity(),
                    new ScriptedEars("what is the weather"),
                    new StubTextToSpeech(Duration.ZERO, Pause.REAL),
                    LocalEngines.Delays.NONE),
            WorkPlaces.on(threads, 2, (delay, task) -> threads.execute(task)));

    @Override
    protected SpeechWork work() {
        return work;
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }
}
