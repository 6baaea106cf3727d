package dev.voicebox.policy.engine;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.policy.Decision;
import dev.voicebox.policy.EntryPoint;

/** Holds documents to rules. Safe for any number of threads. */
public interface PolicyEngine extends AutoCloseable {

    /** Never throws: an answer that is undefined, late, broken off or none is a denial that says so. */
    Decision evaluate(EntryPoint entryPoint, JsonNode document);

    /** Names the rules. */
    String version();

    /** Whether it can decide. */
    boolean isReady();

    @Override
    void close();
}
