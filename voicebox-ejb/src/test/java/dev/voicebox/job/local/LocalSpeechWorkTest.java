package dev.voicebox.job.local;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;

import dev.voicebox.job.SpeechWork;
import dev.voicebox.job.SpeechWorkContract;
import dev.voicebox.speech.failover.FailoverRules;

class LocalSpeechWorkTest extends SpeechWorkContract {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SpeechWork work = new LocalSpeechWork(
            EngineLoading.load(
                            SpeechConfig.read(LocalSpeechWorkTest::stubs, 2), Runnable::run, FailoverRules.unhurried())
                    .engines(),
            WorkPlaces.on(threads, 2, (delay, task) -> threads.execute(task)));

    @Override
    protected SpeechWork work() {
        return work;
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static Optional<String> stubs(String key) {
        return key.endsWith(".engines") ? Optional.of("stub,energy") : Optional.empty();
    }
}
