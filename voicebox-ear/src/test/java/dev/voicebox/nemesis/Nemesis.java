package dev.voicebox.nemesis;

import java.io.IOException;
import java.util.List;

import dev.voicebox.nemesis.churn.ChurnRun;
import dev.voicebox.nemesis.move.DrainRun;
import dev.voicebox.nemesis.move.FreezeRun;
import dev.voicebox.nemesis.move.RedisRun;
import dev.voicebox.nemesis.move.ResumeRun;
import dev.voicebox.nemesis.pressure.OverloadRun;
import dev.voicebox.nemesis.pressure.StalledRun;
import dev.voicebox.nemesis.run.KafkaOutageRun;
import dev.voicebox.nemesis.run.KillsRun;
import dev.voicebox.nemesis.run.OutageRun;
import dev.voicebox.nemesis.run.PointsRun;
import dev.voicebox.nemesis.run.QueryableRun;
import dev.voicebox.nemesis.run.Result;
import dev.voicebox.nemesis.run.RunPlan;
import dev.voicebox.nemesis.run.UsageRun;

/** {@code mvn -Pnemesis -Dnemesis=points,kills}: prints what came of it, and ends with 1 when anything is wrong. */
public final class Nemesis {
    private Nemesis() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        RunPlan plan = RunPlan.ofSystemProperties();
        boolean good = true;
        for (String run : List.of(System.getProperty("nemesis", "points,kills").split(","))) {
            System.out.println(run + ", seed " + plan.seed() + ":");
            Result result = run(run.strip(), plan);
            result.write();
            System.out.println(result);
            good &= result.isGood();
        }
        System.exit(good ? 0 : 1);
    }

    private static Result run(String run, RunPlan plan) throws IOException, InterruptedException {
        return switch (run) {
            case "points" -> new PointsRun(plan).run();
            case "kills" -> new KillsRun(plan).run();
            case "outage" -> new OutageRun(plan).run();
            case "kafka-outage" -> new KafkaOutageRun(plan).run();
            case "usage" -> new UsageRun(plan).run();
            case "queryable" -> new QueryableRun(plan).run();
            case "resume" -> new ResumeRun(plan).run();
            case "freeze" -> new FreezeRun(plan).run();
            case "drain" -> new DrainRun(plan).run();
            case "churn" -> new ChurnRun(plan).run();
            case "stalled" -> new StalledRun(plan).run();
            case "overload" -> new OverloadRun(plan).run();
            case "redis" -> RedisRun.killed(plan).run();
            case "redis-silent" -> RedisRun.silent(plan).run();
            default ->
                throw new IllegalArgumentException("-Dnemesis names " + run
                        + "; take points, kills, outage, kafka-outage, usage, queryable, resume, freeze,"
                        + " drain, redis, redis-silent, churn, stalled, overload");
        };
    }
}
