package dev.voicebox.nemesis.pressure;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.nemesis.caller.Heard;
import dev.voicebox.nemesis.caller.Saying;
import dev.voicebox.nemesis.caller.Story;
import dev.voicebox.nemesis.socket.BareSocket;
import dev.voicebox.nemesis.socket.Door;

/** A client as it should be, in one session for the whole run: it asks, and listens to the end of the answer. */
final class Talker implements Runnable {
    /** Of one round: four times it changes its session, and once it asks. */
    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int CHANGES = 4;
    private static final String UPDATE =
            "{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\",\"instructions\":\"Round %d.\"}}";
    private static final String SOUND = "response.output_audio.delta";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int number;
    private final BareSocket socket;
    private final Supplier<Stretch> now;
    private final BooleanSupplier going;
    private final Story story;
    private volatile String failure = "";

    /** @param now where what is measured belongs */
    Talker(int number, Door door, Supplier<Stretch> now, BooleanSupplier going) throws IOException {
        this.number = number;
        this.now = now;
        this.going = going;
        this.story = new Story(number);
        this.socket = BareSocket.open(door);
    }

    @Override
    public void run() {
        try (socket) {
            await("session.created");
            await("rate_limits.updated");
            // Each at its own time of the second.
            long due = System.nanoTime() + number * PERIOD_NANOS / 20;
            for (int round = 1; going.getAsBoolean(); round++) {
                for (int change = 0; change < CHANGES; change++) {
                    sleepUntil(due += PERIOD_NANOS / (CHANGES + 1));
                    change(round);
                }
                sleepUntil(due += PERIOD_NANOS / (CHANGES + 1));
                ask("ask_" + number + "_" + round);
            }
            socket.hangUp();
        } catch (IOException | RuntimeException e) {
            failure = "talker " + number + ": " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One who is late does not ask the more afterwards: it waits for its answers. */
    private static void sleepUntil(long moment) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(moment - System.nanoTime());
    }

    private void change(int round) throws IOException {
        Stretch stretch = now.get();
        long begin = System.nanoTime();
        socket.say(UPDATE.formatted(round));
        Heard updated = await("session.updated");
        stretch.updated((updated.atNanos() - begin) / 1e6);
        if (!updated.text("/session/instructions").equals("Round " + round + ".")) {
            throw new IOException("another session.updated than was asked for");
        }
    }

    private void ask(String name) throws IOException {
        Stretch stretch = now.get();
        Saying asking = Saying.askAloud(name);
        long begin = System.nanoTime();
        socket.say(asking.text());
        boolean sounds = false;
        for (Heard heard = next(); !asking.ended().test(heard); heard = next()) {
            if (heard.is(SOUND) && !sounds) {
                sounds = true;
                stretch.sounded((heard.atNanos() - begin) / 1e6);
            }
        }
        if (!sounds || !story.answers().keySet().equals(java.util.Set.of("completed"))) {
            throw new IOException("answers were to be completed and to sound: " + story.answers());
        }
    }

    private Heard await(String type) throws IOException {
        Heard heard = next();
        while (!heard.is(type)) {
            heard = next();
        }
        return heard;
    }

    private Heard next() throws IOException {
        String text = socket.next();
        long at = System.nanoTime();
        if (text == null) {
            throw new IOException("closed with " + socket.end());
        }
        if (text.startsWith("{\"type\":\"" + SOUND + "\"")) {
            // Sound is most of what comes, and is kept nowhere.
            return new Heard(at, JSON.createObjectNode().put("type", SOUND));
        }
        Heard heard = new Heard(at, JSON.readTree(text));
        if (heard.is("error")) {
            throw new IOException("refused: " + heard.text("/error/message"));
        }
        story.add(heard);
        return heard;
    }

    Story story() {
        return story;
    }

    /** Why it could not go on; empty when it could. */
    String failure() {
        return failure;
    }
}
