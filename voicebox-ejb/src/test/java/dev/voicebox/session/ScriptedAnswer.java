package dev.voicebox.session;

import java.time.Duration;
import java.util.List;

/** What the model of a scripted call says to one request. */
record ScriptedAnswer(Duration firstToken, Duration tokenGap, List<String> tokens, Call call, String failure) {

    /** A function call after the tokens; its arguments come in two pieces. */
    record Call(String callId, String name, String arguments) {}

    static ScriptedAnswer says(String text) {
        return new ScriptedAnswer(
                Duration.ofMillis(100), Duration.ofMillis(10), List.of(text.split("(?<= )")), null, null);
    }

    static ScriptedAnswer calls(String callId, String name, String arguments) {
        return new ScriptedAnswer(
                Duration.ofMillis(100), Duration.ofMillis(10), List.of(), new Call(callId, name, arguments), null);
    }

    static ScriptedAnswer fails(String message) {
        return new ScriptedAnswer(Duration.ofMillis(100), Duration.ofMillis(10), List.of(), null, message);
    }

    ScriptedAnswer thenCalls(String callId, String name, String arguments) {
        return new ScriptedAnswer(firstToken, tokenGap, tokens, new Call(callId, name, arguments), failure);
    }

    ScriptedAnswer thenFails(String message) {
        return new ScriptedAnswer(firstToken, tokenGap, tokens, call, message);
    }
}
