package dev.voicebox.it;

import java.net.URI;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.protocol.golden.ModelStep;
import dev.voicebox.protocol.golden.Stage;

/** A session of a running server, over its socket. */
final class SocketStage implements Stage {
    /** Of a machine that does much else. */
    private static final long PATIENCE_MS = 20_000;

    private static final long GLANCE_MS = 20;

    private final ScriptedProvider model;
    private final RealtimeClient client;
    private long patience = PATIENCE_MS;
    private int requestsSeen;

    SocketStage(URI address, String apiKey, ScriptedProvider model) {
        this.model = model;
        this.client = new RealtimeClient(address, apiKey);
    }

    @Override
    public void model(List<ModelStep> script) {
        model.script(script);
    }

    @Override
    public void release() {
        model.release();
    }

    @Override
    public void say(String frame) {
        client.say(frame);
    }

    /** It passes while the next event is waited for. */
    @Override
    public void pass(long ms) {
        patience = ms + PATIENCE_MS;
    }

    @Override
    public boolean goOn() throws InterruptedException {
        for (long waited = 0; waited < patience; waited += GLANCE_MS) {
            boolean news = client.next(GLANCE_MS) != null || model.asked().size() > requestsSeen;
            if (news || !client.closed().isEmpty()) {
                requestsSeen = model.asked().size();
                patience = PATIENCE_MS;
                return true;
            }
        }
        return false;
    }

    @Override
    public List<JsonNode> heard() {
        return client.seen();
    }

    @Override
    public List<List<String>> asked() {
        return model.asked();
    }

    @Override
    public String closed() {
        return client.closed();
    }

    @Override
    public void close() {
        client.close();
        model.forget();
    }
}
