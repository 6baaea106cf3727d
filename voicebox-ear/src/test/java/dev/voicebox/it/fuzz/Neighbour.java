package dev.voicebox.it.fuzz;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A caller who does everything right beside all that: asks one question after the other, and must get every answer. */
final class Neighbour implements Runnable {
    private static final long PAUSE_MS = 100;

    private final Target target;
    private final Findings findings;
    private final List<Long> millis = new ArrayList<>();
    private volatile boolean over;

    Neighbour(Target target, Findings findings) {
        this.target = target;
        this.findings = findings;
    }

    @Override
    public void run() {
        try (RawSocket socket = target.open()) {
            while (!over) {
                turn(socket);
                Thread.sleep(PAUSE_MS);
            }
        } catch (IOException e) {
            findings.add("the neighbour got no answer: " + e);
        } catch (FrameCheck.Refused e) {
            findings.add("the neighbour: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void hangUp() {
        over = true;
    }

    /** How long each answer took; to be asked when the neighbour has hung up. */
    List<Long> millis() {
        return List.copyOf(millis);
    }

    private void turn(RawSocket socket) throws IOException, FrameCheck.Refused {
        long start = System.nanoTime();
        say(socket, "{\"type\":\"response.create\",\"response\":{\"output_modalities\":[\"text\"],\"input\":[]}}");
        JsonNode event = next(socket);
        while (!event.path("type").asText().equals("response.done")) {
            if (event.path("type").asText().equals("error")) {
                findings.add("the neighbour was refused: " + event);
                return;
            }
            event = next(socket);
        }
        if (!event.at("/response/status").asText().equals("completed")) {
            findings.add("the neighbour's answer did not complete: " + event);
        }
        millis.add((System.nanoTime() - start) / 1_000_000);
    }

    private static void say(RawSocket socket, String event) throws IOException {
        new Message(RawSocket.TEXT, event.getBytes(UTF_8)).send(socket);
        socket.flush();
    }

    private static JsonNode next(RawSocket socket) throws IOException, FrameCheck.Refused {
        return FrameCheck.read(socket.read());
    }
}
