package dev.voicebox.policy.engine;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.policy.EntryPoint;

/** Decides what nobody has asked for, so that the JVM knows the rules before somebody asks. */
final class WarmUp {
    /** Of each entry point: from 7 ms for a decision down to 1 ms, for a second of processor time, most of it the JIT's. */
    private static final int ROUNDS = 100;

    private static final Duration MOST = Duration.ofSeconds(3);

    private static final String DOCUMENT = """
        {"tenant": "t", "project": "p", "actor": "a", "scopes": ["realtime:connect"],
         "time": {"epoch_seconds": 1782941400, "day": "wed", "minute": 600, "clock": "10:00"},
         "settings": {
           "windows": [{"days": ["mon", "wed"], "from": "08:00", "until": "18:30"}, {"from": "22:00", "until": "02:00"}],
           "models": {"allow": ["gpt-realtime*"], "deny": ["gpt-realtime-mini"]}, "voices": {"deny": ["kokoro-*"]},
           "tools": {"deny": ["door_*"], "scopes": {"lamp_*": "realtime:connect"}},
           "audio": {"blocked": ["bomb", "blow it up"], "replace": {"damn": "darn"}}},
         "request": {"action": "realtime.connect", "model": "gpt-realtime", "voice": "marin",
           "tool": {"name": "lamp_on", "arguments": {"room": "kitchen"}},
           "text": "The damn weather will be fine in the morning, with some clouds later on. "}}
        """;

    private WarmUp() {}

    /**
     * Ends early when time is over: a start must not wait for it.
     *
     * @param nanos a clock that never goes back
     * @throws RuntimeException of the first decision that fails
     */
    static void of(BiConsumer<EntryPoint, JsonNode> decide, LongSupplier nanos) {
        JsonNode document = document();
        long began = nanos.getAsLong();
        for (int round = 0; round < ROUNDS && nanos.getAsLong() - began < MOST.toNanos(); round++) {
            for (EntryPoint entryPoint : EntryPoint.values()) {
                decide.accept(entryPoint, document);
            }
        }
    }

    private static JsonNode document() {
        try {
            return new ObjectMapper().readTree(DOCUMENT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the example is no JSON", e);
        }
    }
}
