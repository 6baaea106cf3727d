package dev.voicebox.config;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.wire.Field;

/** Who decides when the caller's turn begins and ends. */
public sealed interface TurnDetection {

    /** Whether turns are found in the same way; what they set off may differ. */
    boolean findsAs(TurnDetection other);

    /** The client commits the buffer itself. */
    record Manual() implements TurnDetection {
        @Override
        public boolean findsAs(TurnDetection other) {
            return equals(other);
        }
    }

    /** The server finds the turns. */
    sealed interface Automatic extends TurnDetection permits ServerVad, SemanticVad {

        /** Probability of speech, 0 to 1, from which a frame counts as speech. */
        default double threshold() {
            return DEFAULT_THRESHOLD;
        }

        /** Sound before the first speech that belongs to the turn. */
        default int prefixPaddingMs() {
            return DEFAULT_PREFIX_PADDING_MS;
        }

        Reaction reaction();

        /** The same way of finding turns, which set off something else. */
        Automatic with(Reaction other);

        @Override
        default boolean findsAs(TurnDetection other) {
            return other instanceof Automatic automatic && equals(automatic.with(reaction()));
        }
    }

    /**
     * What a turn sets off.
     *
     * @param createResponse whether its end starts an answer
     * @param interruptResponse whether its beginning stops a running answer
     */
    record Reaction(boolean createResponse, boolean interruptResponse) {}

    /**
     * Silence of a fixed length ends a turn.
     *
     * @param silenceMs that length
     * @param idleTimeoutMs after an answer was heard to its end, without speech, the caller is spoken to again; 5,000 to
     *     30,000, or empty for never
     */
    record ServerVad(double threshold, int prefixPaddingMs, int silenceMs, OptionalInt idleTimeoutMs, Reaction reaction)
            implements Automatic {
        @Override
        public ServerVad with(Reaction other) {
            return new ServerVad(threshold, prefixPaddingMs, silenceMs, idleTimeoutMs, other);
        }
    }

    /** A turn ends sooner after a finished sentence than after an unfinished one. */
    record SemanticVad(Eagerness eagerness, Reaction reaction) implements Automatic {
        @Override
        public SemanticVad with(Reaction other) {
            return new SemanticVad(eagerness, other);
        }
    }

    /** How soon to take a pause for the end. */
    enum Eagerness {
        LOW,
        MEDIUM,
        HIGH;

        /** {@code auto} is {@link #MEDIUM}. */
        static Eagerness of(String wire) {
            return wire.equals("auto") ? MEDIUM : valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    List<String> TYPES = List.of("server_vad", "semantic_vad");
    List<String> EAGERNESS = List.of("auto", "low", "medium", "high");
    double DEFAULT_THRESHOLD = 0.5;
    int DEFAULT_PREFIX_PADDING_MS = 300;
    int DEFAULT_SILENCE_MS = 500;
    int MAX_MS = 10_000;

    /** Completes what a client sent with the defaults, so that every key is there. */
    static ObjectNode complete(Field field) throws ProtocolViolation {
        field.object();
        ObjectNode full = JsonNodeFactory.instance.objectNode();
        if (field.child("type").oneOf(TYPES).equals("server_vad")) {
            completeServerVad(field, full);
        } else {
            completeSemanticVad(field, full);
        }
        full.put("create_response", field.child("create_response").bool(true));
        full.put("interrupt_response", field.child("interrupt_response").bool(true));
        return full;
    }

    private static void completeServerVad(Field field, ObjectNode full) throws ProtocolViolation {
        field.object(Set.of(
                "type",
                "threshold",
                "prefix_padding_ms",
                "silence_duration_ms",
                "create_response",
                "interrupt_response",
                "idle_timeout_ms",
                "model_version"));
        full.put("type", "server_vad");
        full.put("threshold", field.child("threshold").number(DEFAULT_THRESHOLD, 0, 1));
        full.put("prefix_padding_ms", field.child("prefix_padding_ms").integer(DEFAULT_PREFIX_PADDING_MS, 0, MAX_MS));
        full.put("silence_duration_ms", field.child("silence_duration_ms").integer(DEFAULT_SILENCE_MS, 0, MAX_MS));
        Field idle = field.child("idle_timeout_ms");
        if (idle.isNullOrAbsent()) {
            full.putNull("idle_timeout_ms");
        } else {
            full.put("idle_timeout_ms", idle.integer(0, 5_000, 30_000));
        }
    }

    private static void completeSemanticVad(Field field, ObjectNode full) throws ProtocolViolation {
        field.object(Set.of("type", "eagerness", "create_response", "interrupt_response", "model_version"));
        full.put("type", "semantic_vad");
        Field eagerness = field.child("eagerness");
        full.put("eagerness", eagerness.isNullOrAbsent() ? "auto" : eagerness.oneOf(EAGERNESS));
    }

    /** Reads a completed document; {@code null} means manual. */
    static TurnDetection of(Field field) {
        if (field.isNullOrAbsent()) {
            return new Manual();
        }
        JsonNode value = field.value();
        Reaction reaction = new Reaction(
                value.path("create_response").asBoolean(),
                value.path("interrupt_response").asBoolean());
        if (value.path("type").asText().equals("semantic_vad")) {
            return new SemanticVad(Eagerness.of(value.path("eagerness").asText()), reaction);
        }
        JsonNode idle = value.path("idle_timeout_ms");
        return new ServerVad(
                value.path("threshold").asDouble(),
                value.path("prefix_padding_ms").asInt(),
                value.path("silence_duration_ms").asInt(),
                idle.isNumber() ? OptionalInt.of(idle.asInt()) : OptionalInt.empty(),
                reaction);
    }
}
