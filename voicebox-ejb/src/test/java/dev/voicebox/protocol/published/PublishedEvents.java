package dev.voicebox.protocol.published;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.protocol.ProtocolData;
import dev.voicebox.protocol.ProtocolEvent;
import dev.voicebox.protocol.Side;

/** The protocol's events as its publisher types them; the file lies beside the project, not in it. */
final class PublishedEvents {
    private final JsonNode file;

    private PublishedEvents(JsonNode file) {
        this.file = file;
    }

    static Optional<PublishedEvents> find() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve("shared/protocol-events.json");
            if (Files.isRegularFile(file)) {
                return Optional.of(new PublishedEvents(read(file)));
            }
        }
        return Optional.empty();
    }

    /** Where our data says less or something else, and where it says more without telling since when: a line each. */
    List<String> differences(ProtocolData data, Side side) {
        Comparison comparison = new Comparison(data);
        JsonNode theirs = file.path(side.title() + "_events");
        Map<String, ProtocolEvent> ours = data.events(side);
        theirs.properties().forEach(event -> {
            ProtocolEvent own = ours.get(event.getKey());
            if (own == null) {
                comparison.differ(event.getKey(), "is missing");
            } else {
                comparison.fields(event.getKey(), event.getValue(), List.of(own.fields()));
            }
        });
        ours.keySet().stream()
                .filter(name -> !theirs.has(name))
                .forEach(name -> comparison.differ(name, "is not published"));
        return new ArrayList<>(comparison.differences());
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
