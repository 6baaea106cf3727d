package bench.durable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

import bench.call.Caller;

/** Creates items in a session, one after the other, and waits until each is acknowledged. */
final class Creator {
    private static final String TEXT = "the quick brown fox ".repeat(10);
    private static final int PATIENCE_S = 20;

    private final Caller caller;
    private final SynchronousQueue<Object> answers = new SynchronousQueue<>();

    Creator(Caller caller) {
        this.caller = caller;
        caller.hearWith((type, event, now) -> {
            if (type.equals("conversation.item.done")) {
                answer(now);
            } else if (type.equals("error")) {
                answer(event.toString());
            }
        });
    }

    /** @return milliseconds of each, from when it was due */
    List<Double> run(long firstDue, long everyNanos, long end) throws InterruptedException {
        List<Double> took = new ArrayList<>();
        for (long due = firstDue; due < end; due += everyNanos) {
            Commits.await(due);
            caller.send("{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\",\"role\":\"user\","
                    + "\"content\":[{\"type\":\"input_text\",\"text\":\"" + TEXT + "\"}]}}");
            Object answer = answers.poll(PATIENCE_S, TimeUnit.SECONDS);
            if (!(answer instanceof Long at)) {
                throw new IllegalStateException("No item.done: " + answer);
            }
            took.add((at - due) / 1e6);
        }
        return took;
    }

    private void answer(Object answer) {
        try {
            answers.offer(answer, PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
