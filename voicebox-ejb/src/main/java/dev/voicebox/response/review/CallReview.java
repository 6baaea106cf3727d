package dev.voicebox.response.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import dev.voicebox.policy.Decision;
import dev.voicebox.policy.Matter;

/** The calls of one answer: kept until the model has written them whole, and then until all of them are decided. */
public final class CallReview {
    private final Consumer<Matter> judge;
    private final Map<Integer, Call> calls = new TreeMap<>();
    private boolean asked;

    /** A call that was decided. */
    public record Judged(Matter.Call call, Decision decision) {}

    private static final class Call {
        private final String callId;
        private final String name;
        private final StringBuilder arguments = new StringBuilder();
        private Decision decision;

        private Call(String callId, String name) {
            this.callId = callId;
            this.name = name;
        }

        private Matter.Call matter(int index) {
            return new Matter.Call(index, callId, name, arguments.toString());
        }
    }

    public CallReview(Consumer<Matter> judge) {
        this.judge = judge;
    }

    public void begin(int index, String callId, String name) {
        calls.put(index, new Call(callId, name));
    }

    /** Of a call that was never begun there are no arguments. */
    public void arguments(int index, String delta) {
        Call call = calls.get(index);
        if (call != null) {
            call.arguments.append(delta);
        }
    }

    public int size() {
        return calls.size();
    }

    /** The model has written all of them. */
    public void end() {
        asked = true;
        calls.forEach((index, call) -> judge.accept(call.matter(index)));
    }

    /** Whether there are calls that were not taken yet. */
    public boolean isPending() {
        return !calls.isEmpty();
    }

    public void judged(int index, Decision decision) {
        Call call = calls.get(index);
        if (call != null && asked) {
            call.decision = decision;
        }
    }

    /** All of them, in order, once all are decided; until then none. They are not kept any longer. */
    public List<Judged> takeJudged() {
        if (!asked || calls.values().stream().anyMatch(call -> call.decision == null)) {
            return List.of();
        }
        List<Judged> judged = new ArrayList<>();
        calls.forEach((index, call) -> judged.add(new Judged(call.matter(index), call.decision)));
        drop();
        return judged;
    }

    /** Nobody wants them. */
    public void drop() {
        calls.clear();
        asked = false;
    }
}
