package dev.voicebox.protocol.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** One line of a golden conversation: who, and what. */
public record GoldenLine(Who who, JsonNode what) {

    /** In the order of a file: what is done, then what comes of it. */
    public enum Who {
        MODEL(true),
        CLIENT(true),
        RELEASE(true),
        PASSES(true),
        SERVER(false),
        ASKED(false),
        CLOSE(false);

        private final boolean acts;

        Who(boolean acts) {
            this.acts = acts;
        }

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static GoldenLine of(JsonNode line) {
        for (Who who : Who.values()) {
            if (line.has(who.key()) && line.size() == 1) {
                return new GoldenLine(who, line.get(who.key()));
            }
        }
        throw new IllegalArgumentException("no line of a golden conversation: " + line);
    }

    /** Whether the player does it; else it has to happen. */
    public boolean acts() {
        return who.acts;
    }

    public String text() {
        return JsonNodeFactory.instance.objectNode().set(who.key(), what).toString();
    }
}
