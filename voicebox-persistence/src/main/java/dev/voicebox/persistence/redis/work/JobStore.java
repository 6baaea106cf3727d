package dev.voicebox.persistence.redis.work;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;

import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.RedisUnavailable;

/**
 * What is to be done, and what came of it. A job is here until it has ended or nobody wants it; it knows which attempt may speak
 * for it, and takes nothing from a former one. Throws {@link RedisUnavailable}.
 */
public final class JobStore {
    private static final WorkScript OPEN = WorkScript.ofJob("open");
    private static final WorkScript BEGIN = WorkScript.ofJob("begin");
    private static final WorkScript PUT = WorkScript.ofJob("put");
    private static final int PIECE = 64 * 1024;

    /** Beyond it workers wait: of sound, in the usual pieces, about 30 MB. */
    private static final int MOST_RESULTS = 4_096;

    private final RedisConnection redis;
    private final int mostResults;

    /** How a worker stands to its job. */
    public enum Standing {
        /** It has it. */
        OK,
        /** Another one has it. */
        FENCED,
        /** It has ended, or nobody wants it any more. */
        GONE,
        /** It has it, but has to wait before it says more: its gateway does not keep up. */
        FULL
    }

    public JobStore(RedisConnection redis) {
        this(redis, MOST_RESULTS);
    }

    JobStore(RedisConnection redis, int mostResults) {
        this.redis = Objects.requireNonNull(redis, "redis");
        this.mostResults = mostResults;
    }

    /** To be called before the order is offered: the worker who takes it looks here. */
    public void open(JobAddress job, JobPayload payload) {
        List<Object> arguments = new ArrayList<>(List.of(WorkKeys.JOB_LIFE.toMillis(), payload.detail()));
        byte[] sound = payload.sound();
        for (int from = 0; from < sound.length; from += PIECE) {
            arguments.add(Arrays.copyOfRange(sound, from, Math.min(sound.length, from + PIECE)));
        }
        OPEN.run(redis, WorkKeys.of(job), arguments.toArray());
    }

    /** From now on nothing is taken from former attempts. */
    public BegunJob begin(TakenOrder taken) {
        List<?> told = (List<?>) BEGIN.run(redis, WorkKeys.of(taken.order().job()), taken.attempt());
        Standing standing = Standing.valueOf(WorkScript.text(told.get(0)));
        if (standing != Standing.OK) {
            return BegunJob.not(standing);
        }
        ByteArrayOutputStream sound = new ByteArrayOutputStream();
        told.subList(3, told.size()).forEach(piece -> sound.writeBytes((byte[]) piece));
        return new BegunJob(
                standing,
                new JobPayload(WorkScript.text(told.get(1)), sound.toByteArray()),
                WorkScript.text(told.get(2)));
    }

    /**
     * Says what came of it; saying the same again does nothing. After the last the job is gone.
     *
     * @param mark for those who take the job over; the first that is not empty stays
     */
    public Standing put(JobAddress job, JobResult result, String mark) {
        Object answer = PUT.run(
                redis,
                WorkKeys.of(job),
                result.id(),
                result.attempt(),
                result.place(),
                result.last() ? 1 : 0,
                result.head(),
                result.sound(),
                mark,
                WorkKeys.JOB_LIFE.toMillis(),
                mostResults);
        return Standing.valueOf(WorkScript.text(answer));
    }

    /** Nobody wants it any more. */
    public void drop(JobAddress job) {
        redis.ask(client -> client.unlink(WorkKeys.job(job), WorkKeys.of(job).get(1)));
    }

    /** Which attempt may speak for each; without those that have ended or that nobody wants. */
    public Map<JobAddress, Integer> attempts(Collection<JobAddress> jobs) {
        return redis.ask(client -> {
            Map<JobAddress, Response<String>> answers = new HashMap<>();
            try (AbstractPipeline pipeline = client.pipelined()) {
                jobs.forEach(job -> answers.put(job, pipeline.hget(WorkKeys.job(job), "attempt")));
                pipeline.sync();
            }
            return answers.entrySet().stream()
                    .filter(answer -> answer.getValue().get() != null)
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            answer -> Integer.parseInt(answer.getValue().get())));
        });
    }

    /**
     * The gateway lives and waits for these.
     *
     * @return those that are here
     */
    public Set<JobAddress> keep(Collection<JobAddress> jobs) {
        long life = WorkKeys.JOB_LIFE.toMillis();
        return redis.ask(client -> {
            Map<JobAddress, Response<Long>> answers = new HashMap<>();
            try (AbstractPipeline pipeline = client.pipelined()) {
                for (JobAddress job : jobs) {
                    List<String> keys = WorkKeys.of(job);
                    answers.put(job, pipeline.pexpire(keys.get(0), life));
                    pipeline.pexpire(keys.get(1), life);
                    pipeline.pexpire(keys.get(2), life);
                }
                pipeline.sync();
            }
            return answers.entrySet().stream()
                    .filter(answer -> answer.getValue().get() == 1)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        });
    }

    /** What comes to this gateway, from the beginning of its life on. */
    public ResultCursor results(String gateway) {
        return new ResultCursor(redis, WorkKeys.results(gateway));
    }
}
