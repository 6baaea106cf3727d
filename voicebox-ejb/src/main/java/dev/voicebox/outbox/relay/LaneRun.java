package dev.voicebox.outbox.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.voicebox.journal.CrashPoints;
import dev.voicebox.outbox.Delivery;
import dev.voicebox.outbox.DomainEvent;
import dev.voicebox.outbox.EventSink;
import dev.voicebox.outbox.OutboxForm;
import dev.voicebox.persistence.outbox.LaneLease;
import dev.voicebox.persistence.outbox.OutboxLanes;
import dev.voicebox.persistence.outbox.OutboxQueue;
import dev.voicebox.persistence.outbox.OutboxQueue.Refusal;
import dev.voicebox.persistence.outbox.OutboxRow;
import dev.voicebox.persistence.outbox.WaitingRow;

/** Tells the events of one lane, batch by batch. What dies between telling and marking is told again by the next holder. */
public final class LaneRun {
    private static final int BATCH = 200;

    /** Then others have their turn: the events of one busy session are in one lane. */
    private static final int BATCHES = 10;

    private final OutboxLanes lanes;
    private final OutboxQueue queue;
    private final EventSink sink;
    private final RelaySettings settings;
    private final RelayWatch watch;

    public LaneRun(OutboxLanes lanes, OutboxQueue queue, EventSink sink, RelaySettings settings, RelayWatch watch) {
        this.lanes = Objects.requireNonNull(lanes, "lanes");
        this.queue = Objects.requireNonNull(queue, "queue");
        this.sink = Objects.requireNonNull(sink, "sink");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.watch = Objects.requireNonNull(watch, "watch");
    }

    /** @return whether the sink answers */
    boolean run(LaneLease lease) throws InterruptedException {
        for (int batch = 0; batch < BATCHES; batch++) {
            if (!lanes.renew(lease, settings.lease())) {
                watch.leaseLost(lease.lane());
                return true;
            }
            List<WaitingRow> rows = queue.waiting(lease, BATCH);
            if (rows.isEmpty()) {
                return true;
            }
            Step step = tell(lease, rows);
            if (step != Step.ON) {
                return step != Step.SILENT;
            }
        }
        return true;
    }

    private enum Step {
        ON,
        SILENT,
        LOST
    }

    private Step tell(LaneLease lease, List<WaitingRow> rows) throws InterruptedException {
        List<DomainEvent> events = new ArrayList<>();
        for (WaitingRow waiting : rows) {
            OutboxForm.eventOf(waiting.row()).ifPresent(events::add);
        }
        CrashPoints.reach("before-publish");
        Delivery delivery = sink.publish(events, settings.patience());
        CrashPoints.reach("after-publish");
        boolean held = mark(lease, rows, delivery);
        if (!held) {
            watch.leaseLost(lease.lane());
            return Step.LOST;
        }
        int settled = delivery.acknowledged().size() + delivery.refused().size();
        // Those behind a refused one were left alone; only if nothing at all was settled, nobody is there.
        return settled > 0 || events.size() < rows.size() ? Step.ON : Step.SILENT;
    }

    private boolean mark(LaneLease lease, List<WaitingRow> rows, Delivery delivery) {
        List<OutboxRow> told = rows.stream()
                .map(WaitingRow::row)
                .filter(row -> delivery.acknowledged().contains(row.eventId()))
                .toList();
        CrashPoints.reach("before-mark-published");
        boolean held = told.isEmpty() || queue.markPublished(lease, told);
        CrashPoints.reach("after-mark-published");
        if (held) {
            watch.published(told.size());
        }
        for (WaitingRow waiting : rows) {
            held = held && setAside(lease, waiting, reasonOf(waiting.row(), delivery.refused()));
        }
        return held;
    }

    private static String reasonOf(OutboxRow row, Map<String, String> refused) {
        return OutboxForm.eventOf(row).isEmpty() ? "this build knows no such topic" : refused.get(row.eventId());
    }

    private boolean setAside(LaneLease lease, WaitingRow waiting, String reason) {
        if (reason == null) {
            return true;
        }
        int attempts = waiting.attempts() + 1;
        boolean parks = attempts >= settings.attempts();
        boolean held = parks
                ? queue.park(lease, waiting.row(), reason)
                : queue.markRefused(lease, waiting.row(), new Refusal(reason, settings.pauseAfter(attempts)));
        if (held) {
            watch.refused(waiting.row().eventId(), reason, parks);
        }
        return held;
    }
}
