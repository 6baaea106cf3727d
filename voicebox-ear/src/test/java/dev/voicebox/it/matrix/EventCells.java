package dev.voicebox.it.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.it.RealtimeClient;
import dev.voicebox.it.RunningServer;
import dev.voicebox.it.matrix.registry.EventRow;
import dev.voicebox.it.matrix.rule.Answer;
import dev.voicebox.it.matrix.rule.Asker;
import dev.voicebox.it.matrix.rule.Door;
import dev.voicebox.it.matrix.rule.Verdict;

/** Every id that a client's event may carry, from a session of another tenant, with ids of ours and with unknown ones. */
final class EventCells {
    private static final String ASKED = "asked";
    private static final int PATIENCE_MS = 20_000;
    /** They come in their own time. */
    private static final String LATER = "response\\.(?!created).*|rate_limits.*|output_audio_buffer.*"
            + "|conversation\\.item\\.(done|input_audio.*)";

    private final RunningServer server = RunningServer.get();
    private final Map<Asker, String> keys;
    private final Map<Asker, String> kept;
    private final House ours;
    private final Verdict verdict;
    private final Findings findings;
    private int questions;

    EventCells(House ours, House theirs, Findings findings) {
        this.ours = ours;
        this.findings = findings;
        this.keys = Map.of(Asker.NEIGHBOUR, theirs.key, Asker.FOREIGN_ADMIN, theirs.keyWithEveryScope);
        this.kept = Map.of(Asker.EXPIRED, ours.keyThatEnds, Asker.WRONG_SCOPE, ours.keyWithoutScope);
        this.verdict = new Verdict(ours.marks(), Set.of());
    }

    void run(List<EventRow> rows) throws InterruptedException {
        for (EventRow row : rows) {
            for (Map.Entry<Asker, String> asker : keys.entrySet()) {
                foreign(row, asker.getKey(), asker.getValue());
            }
            outside(row);
        }
        rows.stream()
                .filter(row -> !row.event().equals("conversation.item.delete"))
                .forEach(this::owner);
        rows.stream()
                .filter(row -> row.event().equals("conversation.item.delete"))
                .forEach(this::owner);
    }

    /** A session for each half: what the one did must not colour the other. */
    private void foreign(EventRow row, Asker asker, String key) throws InterruptedException {
        String id = ours.id(row.ref().thing());
        Answer foreign = heard(key, row, id);
        Answer unknown = heard(key, row, Calls.unknown(id));
        findings.ran();
        findings.add(row + " " + asker, verdict.alike(foreign, unknown).or(() -> verdict.silent(foreign)));
    }

    private Answer heard(String key, EventRow row, String id) throws InterruptedException {
        try (RealtimeClient client = new RealtimeClient(server, "", key)) {
            client.await("session.created");
            return ask(client, row, id);
        }
    }

    /** Those who have no session say nothing at all, with whatever id. */
    private void outside(EventRow row) {
        for (Asker asker : List.of(Asker.NOBODY, Asker.EXPIRED, Asker.WRONG_SCOPE)) {
            Answer answer = Handshake.at(server.ws("/v1/realtime"), kept.get(asker), List.of());
            findings.ran();
            findings.add(row + " " + asker, verdict.refused(Door.SOCKET, asker, true, answer));
        }
    }

    /** The ids are real: their owner is answered otherwise than for an unknown one. */
    private void owner(EventRow row) {
        String id = ours.id(row.ref().thing());
        try {
            Answer unknown = ask(ours.client(), row, Calls.unknown(id, questions));
            Answer own = ask(ours.client(), row, id);
            findings.ran();
            findings.add(row + " OWNER", row.ref().isLoose() ? Optional.empty() : verdict.looksAt(own, unknown));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * What comes until the answer to a question behind it, of an answer to its beginning; of what comes in its own time
     * nothing.
     */
    private Answer ask(RealtimeClient client, EventRow row, String id) throws InterruptedException {
        String question = "question_" + ++questions;
        client.say(row.about(id, ASKED));
        client.say("{\"type\":\"conversation.item.retrieve\",\"item_id\":\"none\",\"event_id\":\"" + question + "\"}");
        boolean begun = !row.event().equals("response.create");
        boolean waited = false;
        List<String> heard = new ArrayList<>();
        while (true) {
            JsonNode next = client.next(PATIENCE_MS);
            if (next == null) {
                throw new IllegalStateException("no answer to the question behind " + row);
            }
            String type = next.path("type").asText();
            String about = next.at("/error/event_id").asText();
            if (about.equals(question)) {
                waited = true;
            } else if (!type.matches(LATER)) {
                heard.add(next.toString());
            }
            begun |= type.equals("response.created") || about.equals(ASKED);
            if (waited && begun) {
                return Answer.of(101, Map.of(), String.join("\n", heard), List.of(id));
            }
        }
    }
}
