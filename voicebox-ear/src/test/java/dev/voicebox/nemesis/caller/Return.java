package dev.voicebox.nemesis.caller;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** How a caller gets its session back: it asks one server after the other. */
final class Return {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration GREETING = Duration.ofSeconds(5);
    private static final long PAUSE_MS = 25;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final CallerPlan plan;
    private final HttpClient client;
    private final Story story;
    private final List<Comeback> comebacks = new CopyOnWriteArrayList<>();
    private String token = "";
    private int server;

    Return(CallerPlan plan, HttpClient client, Story story) {
        this.plan = plan;
        this.client = client;
        this.story = story;
    }

    /** @param created the event that tells how to come back */
    void greeted(Heard created) {
        token = created.text("/voicebox/resume_token");
        if (token.isEmpty()) {
            throw new IllegalStateException("the session cannot be resumed: " + created.event());
        }
    }

    List<Comeback> comebacks() {
        return List.copyOf(comebacks);
    }

    /** @throws IOException when no server has the session any more */
    Line from(Line lost) throws IOException, InterruptedException {
        long lostAt = System.nanoTime();
        while (System.nanoTime() - lostAt < LONGEST_NANOS) {
            server++;
            Line next = connect();
            Heard created = next == null ? null : next.next(GREETING);
            if (created != null && !created.isEnd()) {
                greetedAgain(created);
                if (catchesUp(next)) {
                    comebacks.add(new Comeback(
                            lost.end(),
                            lostAt,
                            created.atNanos(),
                            System.nanoTime(),
                            created.text("/voicebox/gateway")));
                    return next;
                }
            }
            if (next != null) {
                next.abort();
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
        throw new IOException("no server has had the session for " + LONGEST_NANOS / 1e9 + " s");
    }

    private Line connect() throws InterruptedException {
        try {
            return Line.open(client, plan.back(server, story.session(), token, story.lastId()), plan.apiKey(), CONNECT);
        } catch (IOException e) {
            return null;
        }
    }

    private void greetedAgain(Heard created) throws IOException {
        if (!created.is("session.created")) {
            throw new IOException("not resumed: " + created.event());
        }
        story.add(created);
        greeted(created);
    }

    /** Until everything that was missed was heard. */
    private boolean catchesUp(Line next) throws InterruptedException {
        Heard heard = next.next(GREETING);
        while (heard != null && !heard.isEnd()) {
            story.add(heard);
            if (heard.is("rate_limits.updated")) {
                return true;
            }
            heard = next.next(GREETING);
        }
        return false;
    }
}
