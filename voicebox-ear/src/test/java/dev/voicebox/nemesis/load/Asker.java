package dev.voicebox.nemesis.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.nemesis.history.Outcome;

/** A client that has the model answer, one answer at a time, and writes down what each is said to have cost. */
public final class Asker {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final LoadPlan plan;
    private final HttpClient client;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean open = true;
    private Talk talk;
    private int attempts;

    private Asker(LoadPlan plan, HttpClient client) {
        this.plan = plan;
        this.client = client;
        this.thread = new Thread(this::run, "nemesis-asker");
        thread.setDaemon(true);
    }

    /** One for each session of the plan. */
    public static List<Asker> start(LoadPlan plan) {
        HttpClient client = HttpClient.newHttpClient();
        List<Asker> askers = new CopyOnWriteArrayList<>();
        for (int i = 0; i < plan.sessions(); i++) {
            Asker asker = new Asker(plan, client);
            asker.thread.start();
            askers.add(asker);
        }
        return askers;
    }

    /** Lets it end what it is at. */
    public List<Asked> stop() throws InterruptedException {
        open = false;
        thread.join(plan.patience().toMillis() * 3);
        if (thread.isAlive()) {
            throw new IllegalStateException("A client did not end; its last answer is in no history");
        }
        return List.copyOf(asked);
    }

    private void run() {
        try {
            while (open) {
                if (hasSession()) {
                    askOnce();
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            if (talk != null) {
                talk.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasSession() throws InterruptedException {
        try {
            if (talk == null) {
                talk = Talk.open(client, plan.server(0, attempts), plan.apiKey(), plan.patience());
            }
            return true;
        } catch (IOException e) {
            attempts++;
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            return false;
        }
    }

    private void askOnce() throws InterruptedException {
        String session = talk.session();
        Asked[] done = {new Asked(session, false, 0, 0)};
        Answer answer = talk.ask(plan.patience(), usage -> done[0] = told(session, usage));
        if (answer.outcome() != Outcome.FAIL) {
            asked.add(done[0]);
        }
        if (answer.outcome() == Outcome.UNKNOWN) {
            // What comes of it later must not be taken for the answer to the next question.
            talk.abort();
            talk = null;
            attempts++;
        }
    }

    private static Asked told(String session, JsonNode usage) {
        return new Asked(
                session,
                true,
                usage.path("input_tokens").asLong(),
                usage.path("output_tokens").asLong());
    }
}
