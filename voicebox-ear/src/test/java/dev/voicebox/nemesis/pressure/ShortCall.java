package dev.voicebox.nemesis.pressure;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.nemesis.caller.Heard;
import dev.voicebox.nemesis.caller.Saying;
import dev.voicebox.nemesis.caller.Story;
import dev.voicebox.nemesis.socket.BareSocket;
import dev.voicebox.nemesis.socket.Door;
import dev.voicebox.nemesis.socket.Refused;

/** A session with one answer in writing. */
final class ShortCall {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CREATED = "{\"type\":\"session.created\"";
    private static final String BEGUN = "{\"type\":\"response.created\"";
    private static final String DONE = "{\"type\":\"response.done\"";
    private static final Saying ASKING = Saying.ask("short");

    private final long dueNanos;
    private final long begunNanos = System.nanoTime();
    private final Story story;
    private long openNanos;
    private long sessionNanos;
    private long responseNanos;

    /** @param story of the whole call, to be written; {@code null} for most calls: to read it all costs a client too much */
    ShortCall(long dueNanos, Story story) {
        this.dueNanos = dueNanos;
        this.story = story;
    }

    CallEnd make(Door door) {
        try (BareSocket socket = BareSocket.open(door)) {
            openNanos = System.nanoTime();
            String done = answer(socket);
            long end = System.nanoTime();
            Heard last = new Heard(end, JSON.readTree(done));
            socket.hangUp();
            return isWhole(last)
                    ? ended(end, CallEnd.Kind.DONE, new CallEnd.Way(openNanos, sessionNanos, responseNanos), "")
                    : wrong("an answer that is not whole, or not the one that was to come: "
                            + last.text("/response/status") + ' ' + last.event().at("/response/status_details"));
        } catch (Refused refused) {
            return refused.isForNow()
                    ? ended(System.nanoTime(), CallEnd.Kind.REFUSED, null, "")
                    : wrong(refused.getMessage());
        } catch (IOException | RuntimeException e) {
            return wrong(e.toString());
        }
    }

    private CallEnd wrong(String how) {
        return ended(System.nanoTime(), CallEnd.Kind.WRONG, null, how);
    }

    private CallEnd ended(long nanos, CallEnd.Kind kind, CallEnd.Way way, String how) {
        return new CallEnd(dueNanos, begunNanos, nanos, kind, way, how);
    }

    private static boolean isWhole(Heard done) {
        return done.text("/response/status").equals("completed")
                && done.text("/response/output/0/content/0/text").endsWith("it always answers with these same words.");
    }

    /** The event that ends it. */
    private String answer(BareSocket socket) throws IOException {
        String text = next(socket);
        if (!text.startsWith(CREATED)) {
            throw new IOException("no session.created");
        }
        sessionNanos = System.nanoTime();
        socket.say(ASKING.text());
        while (!text.startsWith(DONE)) {
            text = next(socket);
            responseNanos = text.startsWith(BEGUN) ? System.nanoTime() : responseNanos;
        }
        return text;
    }

    private String next(BareSocket socket) throws IOException {
        String text = socket.next();
        if (text == null) {
            throw new IOException("no answer: closed with " + socket.end());
        }
        if (text.startsWith("{\"type\":\"error\"")) {
            throw new IOException("refused in the session: " + text);
        }
        if (story != null) {
            story.add(heard(text));
        }
        return text;
    }

    private static Heard heard(String text) throws JsonProcessingException {
        return new Heard(System.nanoTime(), JSON.readTree(text));
    }
}
