package dev.voicebox.session.fleet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.event.SessionId;
import dev.voicebox.protocol.grammar.StreamCheck;
import dev.voicebox.resume.ResumeToken;
import dev.voicebox.resume.SessionKey;
import dev.voicebox.resume.StoredEvent;
import dev.voicebox.session.ClientChannel;
import dev.voicebox.session.ResumeRequest;
import dev.voicebox.session.SessionHandle;
import dev.voicebox.session.SessionRequest;
import dev.voicebox.session.fleet.Fleet.Gateway;
import dev.voicebox.tenant.Asker;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/** A client that comes back. What it has seen, over all its connections, is held to the protocol as one stream. */
final class Wanderer {
    static final TenantId TENANT = new TenantId("tenant");
    static final ProjectId PROJECT = new ProjectId("project");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UNDER_WAY_MS = 1_000;
    private static final int PIECE_MS = 20;

    /** In the order in which it came, without what was lost on the way. */
    final List<JsonNode> seen = new ArrayList<>();

    private final Fleet fleet;
    private final StreamCheck stream = new StreamCheck();
    private Socket socket;
    private SessionHandle session;
    private SessionId id;
    private String token;
    private String last;

    Wanderer(Fleet fleet) {
        this.fleet = fleet;
    }

    /** One connection. */
    final class Socket implements ClientChannel {
        final List<JsonNode> arrived = new ArrayList<>();
        int closedWith;
        private final List<Long> moments = new ArrayList<>();
        private boolean cut;

        /** Only what is young can be under way. */
        private int settled() {
            int settled = 0;
            while (settled < arrived.size() && moments.get(settled) < fleet.time.nowMs() - UNDER_WAY_MS) {
                settled++;
            }
            return settled;
        }

        @Override
        public void send(String eventId, ServerEvent event) {
            throw new AssertionError("an event that went past the log: " + event.type());
        }

        @Override
        public void send(StoredEvent event) {
            if (!cut && closedWith == 0) {
                arrived.add(json(event.json()));
                moments.add(fleet.time.nowMs());
            }
        }

        @Override
        public void close(int code, String reason) {
            if (!cut && closedWith == 0) {
                closedWith = code;
            }
        }
    }

    Wanderer opens(Gateway gateway) {
        socket = new Socket();
        try {
            session = gateway.conversations.open(
                    new SessionRequest(TENANT, PROJECT, SessionRequest.Wanted.ANYTHING, null), socket);
        } catch (ProtocolViolation violation) {
            throw new AssertionError(violation);
        }
        id = session.id();
        settle();
        return this;
    }

    SessionKey key() {
        return new SessionKey(TENANT, PROJECT, id);
    }

    String token() {
        read();
        return token;
    }

    Socket socket() {
        return socket;
    }

    SessionHandle session() {
        return session;
    }

    /** The connection is lost, and with it the last events that were on their way. */
    void isCut(int lost) {
        drop(lost);
        session.disconnected(1006);
        settle();
    }

    /** As seen by the client alone: its server does not notice. */
    void drop(int lost) {
        socket.cut = true;
        int first = Math.max(seen.isEmpty() ? 1 : 0, socket.settled());
        int kept = Math.max(Math.min(first, socket.arrived.size()), socket.arrived.size() - lost);
        socket.arrived.subList(kept, socket.arrived.size()).clear();
        read();
    }

    void closes(int code) {
        read();
        socket.cut = true;
        session.disconnected(code);
        settle();
    }

    /** @throws ProtocolViolation when the session is not to be had */
    void comesBackTo(Gateway gateway) throws ProtocolViolation {
        read();
        socket = new Socket();
        session = gateway.conversations.resume(request(token, last), socket);
        settle();
    }

    ResumeRequest request(String secret, String after) {
        return new ResumeRequest(key(), new ResumeToken(secret), after, Asker.SERVER, null);
    }

    String last() {
        read();
        return last;
    }

    void writes(String text) {
        says(new ClientEvent.ItemCreate(
                null,
                null,
                new Item.Message(
                        null, Item.Role.USER, Item.Status.COMPLETED, List.of(new ContentPart.InputText(text)))));
    }

    void asks(String overrides) {
        says(new ClientEvent.ResponseCreate(null, (ObjectNode) json(overrides), null));
    }

    void updates(String fields) {
        says(new ClientEvent.SessionUpdate(null, (ObjectNode) json(fields)));
    }

    void speaks(long ms) {
        appends(ms, (byte) 1);
    }

    void isSilent(long ms) {
        appends(ms, (byte) 0);
    }

    void says(ClientEvent event) {
        session.offer(event);
        settle();
    }

    /** What it has seen is taken for read: it will not be lost any more. */
    void read() {
        for (JsonNode event : socket.arrived) {
            stream.see(event);
            seen.add(event);
            last = event.path("event_id").asText();
            if (event.has("voicebox") && event.path("voicebox").has("resume_token")) {
                token = event.at("/voicebox/resume_token").asText();
            }
        }
        socket.arrived.clear();
        socket.moments.clear();
    }

    /** What was begun has had the time to end. */
    void ends() {
        read();
        stream.end();
    }

    List<JsonNode> all(String type) {
        read();
        return seen.stream()
                .filter(event -> event.path("type").asText().equals(type))
                .toList();
    }

    /** Types, each run of equal deltas as one. */
    List<String> story() {
        read();
        List<String> story = new ArrayList<>();
        for (JsonNode event : seen) {
            String type = event.path("type").asText();
            if (!type.endsWith(".delta")
                    || story.isEmpty()
                    || !story.get(story.size() - 1).equals(type)) {
                story.add(type);
            }
        }
        return story;
    }

    private void appends(long ms, byte sample) {
        byte[] piece = new byte[PIECE_MS * 48];
        Arrays.fill(piece, sample);
        for (long passed = 0; passed < ms; passed += PIECE_MS) {
            fleet.waits(PIECE_MS);
            says(new ClientEvent.AudioAppend(null, piece));
        }
    }

    private void settle() {
        fleet.waits(0);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
