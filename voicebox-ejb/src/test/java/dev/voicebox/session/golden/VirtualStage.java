package dev.voicebox.session.golden;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.job.local.StubSpeech;
import dev.voicebox.journal.InMemoryJournal;
import dev.voicebox.language.openai.ChatBodies;
import dev.voicebox.limit.MinuteBudget;
import dev.voicebox.protocol.golden.AskedWording;
import dev.voicebox.protocol.golden.Golden;
import dev.voicebox.protocol.golden.ModelStep;
import dev.voicebox.protocol.golden.Stage;
import dev.voicebox.resume.StoredEvent;
import dev.voicebox.session.AudioKeeping;
import dev.voicebox.session.ClientChannel;
import dev.voicebox.session.LocalConversations;
import dev.voicebox.session.SessionHandle;
import dev.voicebox.session.SessionRequest;
import dev.voicebox.session.SessionSettings;
import dev.voicebox.session.SessionWorld;
import dev.voicebox.session.VirtualTime;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.wire.ClientEventReader;
import dev.voicebox.wire.ServerEventWriter;

/** A server's sessions on virtual time, with stub engines that take none: everything but the socket. */
final class VirtualStage implements Stage, ClientChannel {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ServerEventWriter WRITER = new ServerEventWriter();

    private final VirtualTime time = new VirtualTime();
    private final VirtualExecutor threads = new VirtualExecutor(time);
    private final ScriptedModel model = new ScriptedModel(threads);
    private final ClientEventReader reader = new ClientEventReader(new CallIds()::next);
    private final List<JsonNode> heard = new ArrayList<>();
    private final SessionHandle session;
    private String closed = "";

    /** @param kind {@code realtime} or {@code transcription} */
    VirtualStage(String kind, Path folder) {
        this(kind, folder, false);
    }

    private VirtualStage(String kind, Path folder, boolean glanced) {
        SessionWorld world = new SessionWorld(
                threads,
                threads,
                threads.clock(),
                glanced ? StubSpeech.glancing(threads) : StubSpeech.on(threads),
                tenant -> model,
                new InMemoryJournal(),
                new AudioKeeping(folder, 1_000_000, threads),
                arguments -> "0".repeat(64));
        LocalConversations conversations = new LocalConversations(
                SessionSettings.DEFAULTS, world, tenant -> new MinuteBudget(6_000, 2_000_000), () -> true);
        SessionRequest.Wanted wanted = kind.equals("transcription")
                ? new SessionRequest.Wanted(null, "transcription")
                : new SessionRequest.Wanted("gpt-realtime", null);
        try {
            session = conversations.open(
                    new SessionRequest(new TenantId("tenant"), new ProjectId("project"), wanted, null), this);
        } catch (ProtocolViolation violation) {
            throw new IllegalStateException(violation);
        }
        settle();
    }

    static VirtualStage of(Golden golden, Path folder) {
        return new VirtualStage(golden.session(), folder, golden.isGlanced());
    }

    @Override
    public void model(List<ModelStep> script) {
        model.script(script);
    }

    @Override
    public void release() {
        model.release();
        settle();
    }

    /** As the endpoint does. */
    @Override
    public void say(String frame) {
        try {
            session.offer(reader.read(frame));
        } catch (ProtocolViolation violation) {
            session.refuse(violation.error());
        }
        settle();
    }

    @Override
    public void pass(long ms) {
        time.runUntil(time.nowMs() + ms);
    }

    /** Everything that takes no time has happened already. */
    @Override
    public boolean goOn() {
        return false;
    }

    @Override
    public List<JsonNode> heard() {
        return heard;
    }

    @Override
    public List<List<String>> asked() {
        return model.asked.stream()
                .map(request -> AskedWording.of(ChatBodies.of(request)))
                .toList();
    }

    @Override
    public String closed() {
        return closed;
    }

    @Override
    public void close() {
        session.disconnected(1000);
        settle();
    }

    @Override
    public void send(String eventId, ServerEvent event) {
        try {
            heard.add(JSON.readTree(WRITER.write(eventId, event)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void send(StoredEvent event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close(int code, String reason) {
        closed = code + " " + reason;
    }

    private void settle() {
        time.runUntil(time.nowMs());
    }

    private static final class CallIds {
        private int made;

        private String next() {
            return String.format("call_%016d", ++made);
        }
    }
}
