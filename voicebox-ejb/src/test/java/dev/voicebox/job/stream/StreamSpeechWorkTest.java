package dev.voicebox.job.stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

import dev.voicebox.job.SpeechWork;
import dev.voicebox.job.SpeechWorkContract;
import dev.voicebox.job.stream.worker.WorkRules;
import dev.voicebox.persistence.redis.work.WorkKind;

/** What holds for work in this process holds for work over a real Redis, by two workers of each kind. */
@Timeout(120)
class StreamSpeechWorkTest extends SpeechWorkContract {
    private static StreamFleet fleet;
    private static SpeechWork work;

    @BeforeAll
    static void open() {
        fleet = new StreamFleet();
        work = fleet.gateway();
        for (WorkKind kind : WorkKind.values()) {
            fleet.worker(kind, fleet.engines(), WorkRules.STANDARD);
            fleet.worker(kind, fleet.engines(), WorkRules.STANDARD);
        }
    }

    @AfterAll
    static void close() throws InterruptedException {
        fleet.close();
    }

    @Override
    protected SpeechWork work() {
        return work;
    }
}
