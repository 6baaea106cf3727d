package dev.voicebox.nemesis.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.nemesis.history.ItemHash;
import dev.voicebox.nemesis.history.Operation;
import dev.voicebox.nemesis.history.Outcome;

/** One client: creates an item, waits for what comes of it, writes that down, and goes on in a new session after a loss. */
final class Writer implements Runnable {
    /** Then the session is ended and another begun, so that closed ones are looked at too; more than two pages. */
    private static final int LONGEST_SESSION = 250;

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final int number;
    private final LoadPlan plan;
    private final HttpClient client;
    private final Ledger ledger;
    private final Random random;
    private final Items items;
    private Talk talk;
    private int attempts;
    private int created;

    Writer(int number, LoadPlan plan, HttpClient client, Ledger ledger) {
        this.number = number;
        this.plan = plan;
        this.client = client;
        this.ledger = ledger;
        this.random = new Random(plan.seed() * 1_000 + number);
        this.items = new Items(ledger.run() + "x" + number, random);
    }

    /** Until the ledger is closed. */
    @Override
    public void run() {
        try {
            // Not all at once: each begins somewhere within the first interval.
            long due = System.nanoTime()
                    + (long) (random.nextDouble() * plan.interval().toNanos());
            while (ledger.isOpen()) {
                awaitUntil(due);
                // What an outage kept from being sent is not made up for: after it the rate is what it was.
                due = Math.max(due + plan.interval().toNanos(), System.nanoTime());
                if (hasSession()) {
                    createOne();
                }
            }
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasSession() throws InterruptedException {
        if (talk != null) {
            return true;
        }
        try {
            talk = Talk.open(client, plan.server(number, attempts), plan.apiKey(), plan.patience());
            created = 0;
            items.onNewSession();
            ledger.onSession();
            return true;
        } catch (IOException e) {
            attempts++;
            ledger.onNoSession(e);
            awaitUntil(System.nanoTime() + PAUSE.toNanos() + random.nextInt((int) PAUSE.toNanos()));
            return false;
        }
    }

    private void createOne() throws InterruptedException {
        ObjectNode item = items.next();
        long operation = ledger.nextOperation();
        long invoke = ledger.nowUs();
        Answer answer = talk.create(item, plan.patience());
        ledger.add(
                new Operation(
                        operation,
                        number,
                        talk.session(),
                        item.path("id").asText(),
                        ItemHash.of(item),
                        answer.previous(),
                        invoke,
                        ledger.nowUs(),
                        answer.outcome()),
                answer.why());
        created++;
        if (answer.outcome() == Outcome.OK) {
            items.onAcknowledged(item);
        }
        if (answer.outcome() == Outcome.UNKNOWN) {
            // Nothing may be created behind it: where it stands, if it does, must stay clear.
            talk.abort();
            talk = null;
            attempts++;
        } else if (created == LONGEST_SESSION) {
            end();
        }
    }

    private void end() {
        if (talk != null) {
            talk.close();
            talk = null;
        }
    }

    private static void awaitUntil(long due) throws InterruptedException {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(100)));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
