package dev.voicebox.session.golden;

import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.protocol.golden.Golden;
import dev.voicebox.protocol.golden.GoldenPlayer;
import dev.voicebox.protocol.grammar.StreamGrammar;

/** What a server says in golden conversations, frame by frame. */
final class GoldenStreams {
    private GoldenStreams() {}

    static List<JsonNode> of(Golden golden, Path folder) throws InterruptedException {
        try (VirtualStage stage = new VirtualStage(golden.session(), folder)) {
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
}
