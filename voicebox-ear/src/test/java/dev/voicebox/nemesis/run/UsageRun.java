package dev.voicebox.nemesis.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import dev.voicebox.nemesis.check.Drain;
import dev.voicebox.nemesis.fleet.Member;
import dev.voicebox.nemesis.fleet.Role;
import dev.voicebox.nemesis.load.Asked;
import dev.voicebox.nemesis.load.Asker;
import dev.voicebox.nemesis.load.Load;
import dev.voicebox.nemesis.usage.UsageCheck;
import dev.voicebox.nemesis.usage.UsageRecords;

/** SIGKILL to gateways while their model answers and items are created: then what was charged is held against what was seen. */
public final class UsageRun {
    private static final String NAME = "usage";
    private static final int CALM_MS = 4_000;
    /** Minutes are summed each 10 s. */
    private static final Duration SUMMED = Duration.ofSeconds(40);

    private final RunPlan plan;
    private final Random random;

    public UsageRun(RunPlan plan) {
        this.plan = plan;
        this.random = new Random(plan.seed());
    }

    public Result run() throws IOException, InterruptedException {
        try (Stage stage = Stage.open(NAME, plan)) {
            stage.fleet().startGateways();
            long begin = System.nanoTime();
            Load load = stage.load("u");
            List<Asker> askers = Asker.start(stage.loadPlan("u"));
            List<Trial> trials = kill(stage, begin);
            List<Asked> asked = new ArrayList<>();
            for (Asker asker : askers) {
                asked.addAll(asker.stop());
            }
            load.stop();
            Drain drain = stage.drain(load.operations());
            return Result.of(NAME, plan, trials, drain, load.operations(), load.reasons())
                    .with(promises(stage.usage(), asked));
        }
    }

    private List<Trial> kill(Stage stage, long begin) throws InterruptedException {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < plan.kills(); i++) {
            TimeUnit.MILLISECONDS.sleep(CALM_MS + random.nextInt(CALM_MS));
            List<Member> gateways = stage.fleet().members(Role.GATEWAY);
            Member victim = gateways.get(random.nextInt(gateways.size()));
            long at = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            victim.kill();
            trials.add(new Trial(victim.toString(), at, victim.start()));
            System.out.println("  killed " + victim + " at " + at + " ms");
        }
        TimeUnit.MILLISECONDS.sleep(CALM_MS);
        return trials;
    }

    private static List<Promise> promises(UsageRecords records, List<Asked> asked)
            throws IOException, InterruptedException {
        long apart = records.apart(SUMMED);
        UsageCheck check = UsageCheck.of(asked, records.bySession());
        return List.of(
                Promise.none("Usage: answers whose end was seen", check.seen()),
                Promise.none("Usage: answers whose end was not seen", check.unknown()),
                Promise.none("Usage: of these charged", check.unheard()),
                new Promise("Usage: sessions charged less than was seen", check.less(), 0),
                new Promise("Usage: sessions charged more than was asked for", check.more(), 0),
                new Promise("Usage: minutes and records apart by, answers", apart, 0));
    }
}
