package dev.voicebox.job.stream.language;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelUsage;

import static org.assertj.core.api.Assertions.assertThat;

/** What was heard of one answer of a {@link ModelHistory}: it is compared as it comes. */
final class HeardAnswer implements ModelListener {
    private final long seed;
    private final List<String> words = new ArrayList<>();
    private ModelCall running;
    private String voice;
    private ModelUsage usage;
    private String end;
    private int asks;
    private boolean cancelled;
    private boolean markLost;

    HeardAnswer(long seed) {
        this.seed = seed;
    }

    void running(ModelCall call) {
        running = call;
    }

    void cancel() {
        if (end == null) {
            cancelled = true;
            running.cancel();
        }
    }

    void markLost() {
        markLost = true;
    }

    /** By another attempt. */
    void askedAnew() {
        asks++;
        holds(words.isEmpty() || markLost, "asked anew after the first word");
    }

    @Override
    public void onAnswering(String provider, String model) {
        goesOn();
        holds(voice == null && words.isEmpty(), "who answers comes once, and first");
        voice = provider;
    }

    @Override
    public void onText(String delta) {
        List.of(delta.strip().split(" ")).forEach(this::word);
    }

    @Override
    public void onToolCall(int index, String callId, String name) {
        holds(callId.equals("call-" + name) && index == words.size() / 3, "the call in its place");
        word(name);
    }

    @Override
    public void onToolArguments(int index, String delta) {
        goesOn();
        holds(words.get(words.size() - 1).equals(delta), "arguments of the last call");
    }

    @Override
    public void onUsage(ModelUsage used) {
        goesOn();
        holds(usage == null && used.outputTokens() == words.size(), "usage of this voice, once");
        usage = used;
    }

    @Override
    public void onFinished(FinishReason reason) {
        goesOn();
        holds(usage != null && !words.isEmpty(), "the whole answer before its end");
        end = "done";
    }

    @Override
    public void onFailed(ModelFailure failure) {
        goesOn();
        end = switch (failure.kind()) {
            case PROVIDER -> failure.message();
            case TRUNCATED -> "broken off";
            default -> failure.message();
        };
        holds(!end.equals("broken off") || !words.isEmpty(), "broken off only after the first word");
        holds(!end.equals(BrokenOff.GIVEN_UP) || words.isEmpty() || markLost, "given up only before the first word");
        holds(List.of("broken off", "refused", BrokenOff.GIVEN_UP).contains(end), "an end that this history has");
    }

    void check(ModelHistory.Tally tally) {
        holds(cancelled || end != null, "an end of every answer");
        if (cancelled) {
            tally.cancelled++;
        } else if (end.equals("done")) {
            tally.done++;
            tally.answeredByAnother += asks > 1 ? 1 : 0;
        } else if (end.equals("broken off")) {
            tally.brokenOff++;
        } else if (end.equals("refused")) {
            tally.refused++;
        } else {
            tally.givenUp++;
        }
    }

    private void word(String word) {
        goesOn();
        holds(word.equals(voice + "." + words.size()), "the next word of the only voice");
        words.add(word);
    }

    private void goesOn() {
        holds(end == null, "nothing after the end");
        holds(!cancelled, "nothing after the cancel");
    }

    private void holds(boolean holds, String what) {
        assertThat(holds).as("%s, seed %d", what, seed).isTrue();
    }
}
