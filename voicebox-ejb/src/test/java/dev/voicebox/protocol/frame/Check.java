package dev.voicebox.protocol.frame;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** Looks at one value. */
interface Check {
    void check(JsonNode value, String path, List<String> complaints);
}
