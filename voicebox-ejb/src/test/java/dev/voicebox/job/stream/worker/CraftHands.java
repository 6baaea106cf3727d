package dev.voicebox.job.stream.worker;

import java.time.Duration;
import java.util.List;

import dev.voicebox.persistence.redis.work.TakenOrder;

/** A worker that takes a job when a test says so, on the test's thread. */
public final class CraftHands {
    private final Desk desk;
    private final Craft craft;

    public CraftHands(Desk desk, Craft craft) {
        this.desk = desk;
        this.craft = craft;
    }

    public Desk desk() {
        return desk;
    }

    /** Whether there was one. */
    public boolean take() {
        return begin(desk.queue().take(desk.worker()));
    }

    /** Of whoever has one, dead or alive. */
    public boolean takeOver() {
        return begin(desk.queue().takeOver(desk.worker(), Duration.ZERO, 1));
    }

    private boolean begin(List<TakenOrder> orders) {
        orders.forEach(order -> new TakenJob(order, desk, craft, () -> {}).run());
        return !orders.isEmpty();
    }
}
