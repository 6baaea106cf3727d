package dev.voicebox.nemesis.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import dev.voicebox.nemesis.check.Drain;
import dev.voicebox.nemesis.fleet.Fleet;
import dev.voicebox.nemesis.fleet.Member;
import dev.voicebox.nemesis.fleet.Role;
import dev.voicebox.nemesis.load.Load;

/** SIGKILL to every role at moments drawn by lot, one at a time, under load. */
public final class KillsRun {
    private static final String NAME = "kills";
    private static final int CALM_MS = 3_000;
    private static final int DOWN_MS = 1_500;

    private final RunPlan plan;
    private final Random random;
    private final List<Trial> trials = new ArrayList<>();

    public KillsRun(RunPlan plan) {
        this.plan = plan;
        this.random = new Random(plan.seed());
    }

    public Result run() throws IOException, InterruptedException {
        try (Stage stage = Stage.open(NAME, plan)) {
            stage.fleet().startGateways();
            long begin = System.nanoTime();
            Load load = stage.load("k");
            pause(CALM_MS);
            for (Role role : turns(stage.fleet())) {
                pause(random.nextInt(CALM_MS));
                strike(stage.fleet(), role, begin);
            }
            pause(CALM_MS);
            load.stop();
            Drain drain = stage.drain(load.operations());
            return Result.of(NAME, plan, trials, drain, load.operations(), load.reasons())
                    .with(stage.told());
        }
    }

    private List<Role> turns(Fleet fleet) {
        List<Role> turns = new ArrayList<>();
        for (Role role : Role.values()) {
            turns.addAll(Collections.nCopies(fleet.members(role).isEmpty() ? 0 : plan.kills(), role));
        }
        Collections.shuffle(turns, random);
        return turns;
    }

    private void strike(Fleet fleet, Role role, long begin) throws InterruptedException {
        List<Member> members = fleet.members(role);
        Member victim = members.get(random.nextInt(members.size()));
        long at = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        victim.kill();
        pause(random.nextInt(DOWN_MS));
        Trial trial = new Trial(victim.toString(), at, victim.start());
        trials.add(trial);
        System.out.println(
                "  killed " + trial.what() + " at " + at + " ms; ready again after " + trial.readyMs() + " ms");
    }

    private static void pause(long ms) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(ms);
    }
}
