package dev.voicebox.web.realtime.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Base64;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.rehearsal.Rehearsal;

/**
 * What is said in a rehearsal:
 *
 * <pre>
 *   open - configure - an item - ask - first word -- the session is lost -- come back - what was missed - sound - hang up
 * </pre>
 */
final class OwnCall {
    private static final long LOOK_NANOS = 1_000_000;
    private static final long PAUSE_NANOS = 50_000_000;
    /** 100 ms of nothing, 24 kHz. */
    private static final byte[] SILENCE = new byte[4_800];

    private final HttpClient client;
    private final URI address;
    private final String pass;
    private final long endNanos;

    OwnCall(HttpClient client, URI address, String pass, long endNanos) {
        this.client = client;
        this.address = address;
        this.pass = pass;
        this.endNanos = endNanos;
    }

    void run(Rehearsal rehearsal) throws IOException, InterruptedException {
        OwnLine line = reach("?model=gpt-realtime");
        JsonNode created = line.await("session.created");
        line.say("{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\",\"output_modalities\":[\"text\"]}}");
        line.await("session.updated");
        line.say("{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\",\"role\":\"user\","
                + "\"content\":[{\"type\":\"input_text\",\"text\":\"Are you there?\"}]}}");
        line.await("conversation.item.done");
        line.say("{\"type\":\"response.create\"}");
        JsonNode word = line.await("response.output_text.delta");
        if (rehearsal.resumes()) {
            rehearsal.loseSessions();
            while (rehearsal.conversations().openSessions() > 0 && System.nanoTime() < endNanos) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
            line.abort();
            line = connect("?session_id=" + created.at("/session/id").asText() + "&resume_token="
                    + created.at("/voicebox/resume_token").asText() + "&after="
                    + word.path("event_id").asText());
            line.await("session.created");
            line.await("response.done");
        }
        line.say("{\"type\":\"input_audio_buffer.append\",\"audio\":\""
                + Base64.getEncoder().encodeToString(SILENCE) + "\"}");
        line.say("{\"type\":\"input_audio_buffer.clear\"}");
        line.await("input_audio_buffer.cleared");
        line.close();
    }

    /** The sockets of an application that is only just starting are not there yet. */
    private OwnLine reach(String query) throws IOException, InterruptedException {
        while (true) {
            try {
                return connect(query);
            } catch (IOException e) {
                if (System.nanoTime() + PAUSE_NANOS > endNanos) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private OwnLine connect(String query) throws IOException, InterruptedException {
        return OwnLine.open(client, URI.create(address + query), pass, endNanos);
    }
}
