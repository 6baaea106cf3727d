package dev.voicebox.protocol.grammar;

import com.fasterxml.jackson.databind.JsonNode;

/** Watches one thing in a stream. */
interface Rule {

    void see(String type, JsonNode frame);

    /** The stream ends, and everything had the time to come to its end. */
    void end();
}
