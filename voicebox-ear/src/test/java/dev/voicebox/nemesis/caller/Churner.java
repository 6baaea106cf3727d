package dev.voicebox.nemesis.caller;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.voicebox.nemesis.history.History;
import dev.voicebox.nemesis.load.Items;

/** One client after the other: each has a session, says something, and leaves it. */
final class Churner implements Runnable {
    /** By then REST knows of a session that began. */
    private static final Duration KNOWN = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * The stub model reads results out, all of it at once: 255 KiB are some 30,000 events, more than may wait at a socket, and hours
     * of speech.
     */
    private static final int MOST_READ_OUT = 1_000;

    private final CallerPlan plan;
    private final HttpClient client;
    private final History history;
    private final Random random;
    private final Supplier<Boolean> going;
    private final Churn.Book book;
    private int number;

    Churner(int number, CallerPlan plan, HttpClient client, History history, Supplier<Boolean> going, Churn.Book book) {
        this.plan = plan;
        this.client = client;
        this.history = history;
        this.random = new Random(plan.seed() * 1_000 + number);
        this.going = going;
        this.book = book;
        this.number = number * 1_000_000;
    }

    @Override
    public void run() {
        while (going.get()) {
            Story story = new Story(++number);
            Leaving way = Leaving.values()[random.nextInt(Leaving.values().length)];
            try {
                one(story, way);
                TimeUnit.NANOSECONDS.sleep(plan.pause().toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void one(Story story, Leaving way) throws InterruptedException {
        try {
            call(story, way);
            book.left(way, story);
        } catch (Line.NotNow notNow) {
            book.refused();
        } catch (IOException | IllegalStateException e) {
            book.failed(way + ": " + e.getMessage() + " (" + Instant.now() + ' ' + story.session() + ", heard "
                    + story.lengths() + ')');
        }
    }

    private void call(Story story, Leaving way) throws IOException, InterruptedException {
        Return back = new Return(plan, client, story);
        Items items = new Items("k" + number, random);
        Line line = Line.open(client, plan.first(), plan.apiKey(), PATIENCE);
        try {
            back.greeted(expect(line, story, "session.created"));
            expect(line, story, "rate_limits.updated");
            talk(line, story, items);
            switch (way) {
                case IS_CUT -> line.abort();
                case DELETES -> {
                    delete(story.session());
                    awaitEnd(line);
                }
                case DISPLACES -> {
                    Line first = line;
                    line = back.from(first);
                    awaitEnd(first);
                    talk(line, story, items);
                }
                case COMES_BACK -> {
                    line.abort();
                    line = back.from(line);
                    talk(line, story, items);
                }
                case HANGS_UP -> {}
            }
            if (way != Leaving.IS_CUT) {
                line.close();
                awaitEnd(line);
            }
        } catch (IOException | IllegalStateException e) {
            line.abort();
            throw e;
        }
    }

    /** An item and an answer to it, every other one spoken; none to a long result. */
    private void talk(Line line, Story story, Items items) throws IOException, InterruptedException {
        var item = items.next();
        story.asks(item.path("id").asText(), history.nowUs());
        say(line, story, Saying.create(item));
        items.onAcknowledged(item);
        if (item.path("output").asText().length() > MOST_READ_OUT) {
            return;
        }
        String name = "ask_" + number + "_" + story.size();
        say(line, story, random.nextBoolean() ? Saying.ask(name) : Saying.askAloud(name));
    }

    private static void say(Line line, Story story, Saying what) throws IOException, InterruptedException {
        int since = story.size();
        line.say(what.text());
        while (!story.has(since, what.ended())) {
            Heard heard = line.next(PATIENCE);
            if (heard == null || heard.isEnd()) {
                throw new IOException("no end of what was asked: " + line.end());
            }
            if (heard.is("error")) {
                throw new IOException("refused: " + heard.event());
            }
            story.add(heard);
        }
    }

    private static Heard expect(Line line, Story story, String type) throws IOException, InterruptedException {
        Heard heard = line.next(PATIENCE);
        if (heard == null || !heard.is(type)) {
            throw new IOException("instead of " + type + " came " + heard + " " + line.end());
        }
        story.add(heard);
        return heard;
    }

    private static void awaitEnd(Line line) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (line.end().isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IOException("the server never closed the connection");
            }
            line.next(Duration.ofMillis(50));
        }
    }

    private void delete(String session) throws IOException, InterruptedException {
        URI address = URI.create(
                plan.servers().get(0).toString().replaceFirst("ws", "http") + "/v1/realtime/sessions/" + session);
        HttpRequest delete = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + plan.apiKey())
                .timeout(PATIENCE)
                .DELETE()
                .build();
        long known = System.nanoTime() + KNOWN.toNanos();
        int status = client.send(delete, HttpResponse.BodyHandlers.ofString()).statusCode();
        while (status == 404 && System.nanoTime() < known) {
            Thread.sleep(100);
            status = client.send(delete, HttpResponse.BodyHandlers.ofString()).statusCode();
        }
        if (status / 100 != 2) {
            throw new IOException("DELETE was answered with " + status);
        }
    }
}
