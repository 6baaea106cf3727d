package dev.voicebox.web.llm;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.privacy.Redacted;

/** What has come of an answer so far. Used by one thread at a time. */
final class Answer {
    /** Characters; no model says as much in one answer, so that a provider that never ends is noticed. */
    private static final int MOST = 4 * 1024 * 1024;

    private final String id;
    private final long created;
    private final StringBuilder text = new StringBuilder();
    private final List<Call> calls = new ArrayList<>();
    private long size;
    private String provider = "";
    private String model = "";
    private FinishReason reason;
    private ModelUsage usage;

    /** A function that the model asks for. */
    record Call(String id, String name, StringBuilder arguments) {
        @Override
        public String toString() {
            return "Call[" + id + ", " + Redacted.text(name) + ", " + Redacted.text(arguments) + "]";
        }
    }

    /** @param created in Unix seconds */
    Answer(String id, long created) {
        this.id = id;
        this.created = created;
    }

    void chosen(String byProvider, String ofModel) {
        provider = byProvider;
        model = ofModel;
    }

    /** False when it is too much to be an answer; this holds for all three. */
    boolean addText(String delta) {
        text.append(delta);
        return grows(delta);
    }

    boolean addCall(String callId, String name) {
        calls.add(new Call(callId, name, new StringBuilder()));
        return grows(name);
    }

    boolean addArguments(int index, String delta) {
        calls.get(index).arguments().append(delta);
        return grows(delta);
    }

    void done(FinishReason why, ModelUsage used) {
        reason = why;
        usage = used;
    }

    String id() {
        return id;
    }

    long created() {
        return created;
    }

    String provider() {
        return provider;
    }

    String model() {
        return model;
    }

    String text() {
        return text.toString();
    }

    List<Call> calls() {
        return calls;
    }

    FinishReason reason() {
        return reason;
    }

    ModelUsage usage() {
        return usage;
    }

    private boolean grows(String delta) {
        size += delta.length();
        return size <= MOST;
    }
}
