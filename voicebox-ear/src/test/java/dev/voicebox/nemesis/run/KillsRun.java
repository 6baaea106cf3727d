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

/**
 * SIGKILL to every role at moments drawn by lot, one at a time, under load. In rounds: what does not fit in the time that the
 * run has is missed by all roles alike.
 */
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
            List<Role> turns = turns(stage.fleet());
            for (Role role : turns) {
                if (sinceMs(begin) < plan.killsMs()) {
                    pause(random.nextInt(CALM_MS));
                    strike(stage.fleet(), role, begin);
                }
            }
            if (trials.size() < turns.size()) {
                System.out.println("  " + trials.size() + " of " + turns.size() + " kills fitted in "
                        + plan.killsMs() / 1_000 + " s");
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
        for (int round = 0; round < plan.kills(); round++) {
            List<Role> roles = new ArrayList<>(List.of(Role.values()));
            roles.removeIf(role -> fleet.members(role).isEmpty());
            Collections.shuffle(roles, random);
            turns.addAll(roles);
        }
        return turns;
    }

    private void strike(Fleet fleet, Role role, long begin) throws InterruptedException {
        List<Member> members = fleet.members(role);
        Member victim = members.get(random.nextInt(members.size()));
        long at = sinceMs(begin);
        victim.kill();
        pause(random.nextInt(DOWN_MS));
        Trial trial = new Trial(victim.toString(), at, victim.start());
        trials.add(trial);
        System.out.println(
                "  killed " + trial.what() + " at " + at + " ms; ready again after " + trial.readyMs() + " ms");
    }

    private static long sinceMs(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    private static void pause(long ms) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(ms);
    }
}
