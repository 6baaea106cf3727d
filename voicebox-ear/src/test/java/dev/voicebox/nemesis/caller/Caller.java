package dev.voicebox.nemesis.caller;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.nemesis.history.History;
import dev.voicebox.nemesis.load.Items;

/** One client: creates items and has the model answer in writing, one thing after the other, in one session. */
final class Caller implements Runnable {
    /** For what a server says by itself, as the beginning of a session. */
    private static final Duration GREETING = Duration.ofSeconds(10);

    private static final Duration GLANCE = Duration.ofMillis(100);

    private final CallerPlan plan;
    private final HttpClient client;
    private final History history;
    private final Phase phase;
    private final Random random;
    private final Items items;
    private final Story story;
    private final Return way;
    private final List<Line> former = new CopyOnWriteArrayList<>();
    private volatile Line line;
    private volatile boolean atRest;
    private volatile String failure = "";
    private volatile String waitsFor = "nothing";
    private int asks;

    Caller(int number, CallerPlan plan, HttpClient client, History history, Phase phase) {
        this.plan = plan;
        this.client = client;
        this.history = history;
        this.phase = phase;
        this.random = new Random(plan.seed() * 1_000 + number);
        this.items = new Items("c" + number, random);
        this.story = new Story(number);
        this.way = new Return(plan, client, story);
    }

    @Override
    public void run() {
        try {
            line = open();
            way.greeted(expect("session.created"));
            expect("rate_limits.updated");
            while (phase.isTalking()) {
                create();
                if (random.nextInt(3) > 0) {
                    say(Saying.ask("ask_" + ++asks));
                }
                listen(plan.pause());
            }
            atRest = true;
            while (phase.isListening()) {
                listen(GLANCE);
            }
            line.close();
        } catch (IOException | IllegalStateException e) {
            failure = story.session() + ": " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        atRest = true;
    }

    Story story() {
        return story;
    }

    List<Comeback> comebacks() {
        return way.comebacks();
    }

    /** Connections that are not the last. */
    List<Line> former() {
        return List.copyOf(former);
    }

    /** Why it ended before it was asked to; empty when it did not. */
    String failure() {
        return failure;
    }

    /** For who wonders what it waits for. */
    String state() {
        return story.end() + "; waits for " + waitsFor + " after "
                + way.comebacks().size() + " returns";
    }

    boolean isAtRest() {
        return atRest;
    }

    boolean hasBegun() {
        return story.has(0, heard -> heard.is("conversation.item.done"));
    }

    /** A server that is hard at work may send who comes away, and take him a little later. */
    private Line open() throws IOException, InterruptedException {
        long end = System.nanoTime() + GREETING.toNanos();
        while (true) {
            try {
                return Line.open(client, plan.first(), plan.apiKey(), GREETING);
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(GLANCE.toMillis());
            }
        }
    }

    private Heard expect(String type) throws IOException, InterruptedException {
        Heard heard = line.next(GREETING);
        if (heard == null || !heard.is(type)) {
            throw new IOException("instead of " + type + " came " + heard);
        }
        story.add(heard);
        return heard;
    }

    private void create() throws IOException, InterruptedException {
        ObjectNode item = items.next();
        story.asks(item.path("id").asText(), history.nowUs());
        say(Saying.create(item));
        items.onAcknowledged(item);
    }

    /** Says it, and once more where nothing has come of it before its server was gone; returns when the end of it was heard. */
    private void say(Saying what) throws IOException, InterruptedException {
        int since = story.size();
        waitsFor = what.text().substring(0, Math.min(90, what.text().length()));
        line.say(what.text());
        while (!story.has(since, what.ended())) {
            Heard heard = line.next(plan.patience());
            if (heard == null || heard.isEnd()) {
                comeBack();
                if (!story.has(since, what.begun())) {
                    line.say(what.text());
                }
            } else {
                hear(heard);
            }
        }
        waitsFor = "nothing";
    }

    private void listen(Duration time) throws IOException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            Heard heard = line.next(Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime())));
            if (heard != null && heard.isEnd()) {
                comeBack();
            } else if (heard != null) {
                hear(heard);
            }
        }
    }

    private void hear(Heard heard) {
        story.add(heard);
        // Of a server that stops, which closes the connection next.
        boolean isGoing = heard.text("/error/code").equals("service_unavailable");
        if (heard.is("error") && !isGoing) {
            throw new IllegalStateException("refused: " + heard.event());
        }
    }

    private void comeBack() throws IOException, InterruptedException {
        former.add(line);
        line = way.from(line);
    }
}
