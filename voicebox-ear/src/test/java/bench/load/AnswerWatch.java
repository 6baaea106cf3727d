package bench.load;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import bench.call.Caller;
import bench.call.EventWatch;
import bench.report.Progress;

/**
 * Asks for an answer and cancels it at its first delta: at its first sound, an answer
 * of engines that take no time is often over. One answer at a time; its times may be read when
 * {@link #awaitDone} has returned.
 */
final class AnswerWatch implements EventWatch {
    private static final String CREATE = "{\"type\":\"response.create\"}";
    private static final String CANCEL = "{\"type\":\"response.cancel\"}";
    private static final String DELETE = "{\"type\":\"conversation.item.delete\",\"item_id\":\"%s\"}";
    private static final String ITEM = "\"item\":{\"id\":\"";
    private static final long NONE = 0;

    private final Caller caller;
    private final Semaphore ended = new Semaphore(0);
    private long asked;
    private long created;
    private long cancelled;
    private long lastDelta;
    private long done;
    private boolean inTime;
    private String item;
    private volatile int sent;
    private volatile int errors;

    AnswerWatch(Caller caller) {
        this.caller = caller;
        caller.hearWith(this);
    }

    void ask() {
        cancelled = NONE;
        lastDelta = NONE;
        item = null;
        asked = System.nanoTime();
        send(CREATE);
    }

    /** Also removes what was said, so that the conversation does not grow. */
    void awaitDone() throws InterruptedException {
        if (!ended.tryAcquire(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no response.done within 20 s");
        }
        if (item != null) {
            send(String.format(DELETE, item));
        }
    }

    @Override
    public void on(String type, CharSequence event, long now) {
        switch (type) {
            case "response.created" -> created = now;
            case "response.output_item.added" -> item = itemOf(event.toString());
            case "response.done" -> {
                done = now;
                inTime = event.toString().contains("\"status\":\"cancelled\"");
                ended.release();
            }
            case "error" -> error(event.toString());
            default -> {
                if (type.endsWith(".delta")) {
                    delta(now);
                }
            }
        }
    }

    void addTo(RoundTrips trips) {
        trips.add(RoundTrips.Kind.CREATE, asked, created);
        if (inTime) {
            trips.add(RoundTrips.Kind.LAST_DELTA, cancelled, lastDelta == NONE ? cancelled : lastDelta);
            trips.add(RoundTrips.Kind.DONE, cancelled, done);
        } else {
            trips.addTooLate();
        }
    }

    int sent() {
        return sent;
    }

    int errors() {
        return errors;
    }

    /** From the thread that hears it: a handover to another would let the answer end meanwhile. */
    private void delta(long now) {
        if (cancelled == NONE) {
            cancelled = System.nanoTime();
            send(CANCEL);
        } else {
            lastDelta = now;
        }
    }

    private void error(String event) {
        if (!event.contains("response_cancel_not_active")) {
            errors++;
            Progress.tell("error: " + event);
        }
    }

    private void send(String event) {
        sent++;
        caller.send(event);
    }

    private static String itemOf(String event) {
        int at = event.indexOf(ITEM);
        return at < 0 ? null : event.substring(at + ITEM.length(), event.indexOf('"', at + ITEM.length()));
    }
}
