package bench.load;

import java.util.Random;

import bench.call.Caller;
import bench.call.Echo;

/** A caller without a microphone: goes round the protocol and the echo, one step at a time, with a pause after each. */
final class Probe {
    /** Sleeps of chance length, so that the probes do not fall into step with the microphones. */
    private static final int PAUSE_MS = 20;

    private static final int MORE_MS = 40;

    private final Caller caller;
    private final Echo echo;
    private final AnswerWatch answer;
    private final Random random;
    private int updates;

    Probe(Caller caller, Echo echo, long seed) {
        this.caller = caller;
        this.echo = echo;
        this.answer = new AnswerWatch(caller);
        this.random = new Random(seed);
    }

    /** Until {@code end}, by {@link System#nanoTime()}. */
    void run(long end, RoundTrips trips) throws InterruptedException {
        int errors = answer.errors();
        while (System.nanoTime() < end) {
            pause();
            long said = System.nanoTime();
            trips.add(RoundTrips.Kind.ECHO, said, echo.say(Caller.UPDATE));
            pause();
            updates++;
            long sent = System.nanoTime();
            trips.add(RoundTrips.Kind.UPDATE, sent, caller.update());
            pause();
            answer.ask();
            answer.awaitDone();
            answer.addTo(trips);
        }
        trips.addErrors(answer.errors() - errors);
    }

    /** Events in both directions, the echo's not among them. */
    int events() {
        return updates + answer.sent() + caller.heard();
    }

    Caller caller() {
        return caller;
    }

    void close() {
        echo.close();
    }

    private void pause() throws InterruptedException {
        Thread.sleep(PAUSE_MS + random.nextInt(MORE_MS));
    }
}
