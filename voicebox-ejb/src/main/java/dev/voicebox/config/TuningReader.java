package dev.voicebox.config;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.language.Tuning;
import dev.voicebox.wire.Field;

/** Reads what only some models can do. */
final class TuningReader {
    private static final List<String> EFFORTS = List.of("minimal", "low", "medium", "high", "xhigh");
    private static final String DEFAULT_EFFORT = "low";

    private TuningReader() {}

    /** Of a session, where neither has a value that {@code null} could bring back. */
    static Tuning ofSession(Field session) throws ProtocolViolation {
        Field parallel = session.child("parallel_tool_calls");
        if (parallel.value().isNull()) {
            throw parallel.wrongType("a boolean");
        }
        return of(session, Tuning.UNSAID);
    }

    /** What is not said stays as before; {@code null} says nothing. */
    static Tuning of(Field parent, Tuning before) throws ProtocolViolation {
        Field parallel = parent.child("parallel_tool_calls");
        Field reasoning = parent.child("reasoning");
        return new Tuning(
                parallel.isNullOrAbsent() ? before.parallelToolCalls() : Boolean.valueOf(parallel.bool(true)),
                reasoning.isNullOrAbsent() ? before.reasoningEffort() : effort(reasoning));
    }

    /** As the document shows it. */
    static ObjectNode complete(Field reasoning) throws ProtocolViolation {
        return JsonNodeFactory.instance.objectNode().put("effort", effort(reasoning));
    }

    private static String effort(Field reasoning) throws ProtocolViolation {
        reasoning.object(Set.of("effort"));
        Field effort = reasoning.child("effort");
        return effort.isAbsent() ? DEFAULT_EFFORT : effort.oneOf(EFFORTS);
    }
}
