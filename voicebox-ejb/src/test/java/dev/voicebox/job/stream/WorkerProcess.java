package dev.voicebox.job.stream;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.voicebox.job.local.StubSpeech;
import dev.voicebox.job.stream.worker.Desk;
import dev.voicebox.job.stream.worker.Places;
import dev.voicebox.job.stream.worker.SpeechCraft;
import dev.voicebox.job.stream.worker.WorkRules;
import dev.voicebox.job.stream.worker.Worker;
import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.work.JobStore;
import dev.voicebox.persistence.redis.work.WorkKind;
import dev.voicebox.persistence.redis.work.WorkQueue;

/** A worker in a process of its own, with a voice that takes its time. */
final class WorkerProcess {
    private static final long A_PIECE = TimeUnit.MILLISECONDS.toNanos(40);

    private WorkerProcess() {}

    /** @param arguments address of Redis, name of the worker, ms of silence after which one is taken for dead */
    public static void main(String[] arguments) throws InterruptedException {
        WorkRules rules = new WorkRules(
                Duration.ofMillis(Long.parseLong(arguments[2])),
                WorkRules.STANDARD.beat(),
                WorkRules.STANDARD.away(),
                WorkRules.STANDARD.attempts());
        RedisConnection redis = RedisConnection.to(arguments[0]);
        ExecutorService threads = Executors.newCachedThreadPool();
        SteppedVoice voice = new SteppedVoice(StubSpeech.on(threads), piece -> LockSupport.parkNanos(A_PIECE));
        Desk desk = new Desk(arguments[1], new WorkQueue(redis, WorkKind.TTS), new JobStore(redis), rules);
        Worker worker = new Worker(desk, new Places(2), new SpeechCraft(voice));
        Executors.newSingleThreadScheduledExecutor()
                .scheduleWithFixedDelay(worker::look, 50, 50, TimeUnit.MILLISECONDS);
        worker.run();
    }
}
