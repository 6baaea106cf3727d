package dev.voicebox.session.golden;

import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.protocol.golden.Golden;
import dev.voicebox.protocol.golden.GoldenPlayer;
import dev.voicebox.protocol.grammar.StreamGrammar;

/** What a server says in golden conversations, frame by frame. */
final class GoldenStreams {
    private GoldenStreams() {}

    static List<JsonNode> of(Golden golden, Path folder) throws InterruptedException {
        try (VirtualStage stage = VirtualStage.of(golden, folder)) {
            new GoldenPlayer(golden, stage).play();
            return List.copyOf(stage.heard());
        }
    }

    /** Of a stream that has come to its end. */
    static List<String> complaints(List<? extends JsonNode> stream) {
        StreamGrammar grammar = new StreamGrammar();
        stream.forEach(grammar::see);
        grammar.end();
        return grammar.complaints();
    }

    static ObjectNode find(List<ObjectNode> stream, String type) {
        return stream.get(at(stream, type));
    }

    static ObjectNode last(List<ObjectNode> stream, String type) {
        return stream.stream()
                .filter(frame -> frame.path("type").asText().equals(type))
                .reduce((one, next) -> next)
                .orElseThrow();
    }

    static ObjectNode take(List<ObjectNode> stream, String type) {
        return stream.remove(at(stream, type));
    }

    static ObjectNode again(List<ObjectNode> stream, String type) {
        return find(stream, type).deepCopy().put("event_id", "again");
    }

    static int at(List<ObjectNode> stream, String type) {
        for (int i = 0; i < stream.size(); i++) {
            if (stream.get(i).path("type").asText().equals(type)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no " + type);
    }
}
