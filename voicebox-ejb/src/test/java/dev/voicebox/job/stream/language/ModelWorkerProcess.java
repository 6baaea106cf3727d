package dev.voicebox.job.stream.language;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import dev.voicebox.job.Asker;
import dev.voicebox.job.ModelWork;
import dev.voicebox.job.OfferedModel;
import dev.voicebox.job.stream.worker.Desk;
import dev.voicebox.job.stream.worker.Places;
import dev.voicebox.job.stream.worker.WorkRules;
import dev.voicebox.job.stream.worker.Worker;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.Timers;
import dev.voicebox.language.builtin.Pace;
import dev.voicebox.language.builtin.StubLanguageModel;
import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.work.JobStore;
import dev.voicebox.persistence.redis.work.WorkKind;
import dev.voicebox.persistence.redis.work.WorkQueue;

/** A worker in a process of its own, with the stub as its model. */
final class ModelWorkerProcess {
    private ModelWorkerProcess() {}

    /**
     * @param arguments address of Redis, name of the worker, ms of silence after which one is taken for dead, ms until the first
     *     word, ms between two
     */
    public static void main(String[] arguments) {
        WorkRules rules = new WorkRules(
                Duration.ofMillis(Long.parseLong(arguments[2])),
                WorkRules.STANDARD.beat(),
                WorkRules.STANDARD.away(),
                WorkRules.STANDARD.attempts());
        Pace pace = new Pace(
                Duration.ofMillis(Long.parseLong(arguments[3])), Duration.ofMillis(Long.parseLong(arguments[4])));
        RedisConnection redis = RedisConnection.to(arguments[0]);
        ExecutorService threads = Executors.newCachedThreadPool();
        LanguageModel stub = new StubLanguageModel(Timers.on(Executors.newSingleThreadScheduledExecutor()), pace);
        Desk desk = new Desk(arguments[1], new WorkQueue(redis, WorkKind.LLM), new JobStore(redis), rules);
        Worker worker = new Worker(desk, new Places(64), new ModelCraft(alone(stub), threads));
        Executors.newSingleThreadScheduledExecutor()
                .scheduleWithFixedDelay(worker::look, 50, 50, TimeUnit.MILLISECONDS);
        worker.run();
    }

    private static ModelWork alone(LanguageModel model) {
        return new ModelWork() {
            @Override
            public LanguageModel askedBy(Asker asker) {
                return model;
            }

            @Override
            public Optional<LanguageModel> named(String provider, Asker asker) {
                return Optional.empty();
            }

            @Override
            public List<OfferedModel> offered() {
                return List.of();
            }
        };
    }
}
