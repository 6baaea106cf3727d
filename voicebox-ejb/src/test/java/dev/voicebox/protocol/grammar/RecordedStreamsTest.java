package dev.voicebox.protocol.grammar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/** What clients in other languages were sent, and left in the folder {@code -Dstreams}: a file a session, a line an event. */
@EnabledIfSystemProperty(named = "streams", matches = ".+", disabledReason = "no streams were recorded")
class RecordedStreamsTest {

    @Test
    void everyStreamKeepsTheProtocol() throws IOException {
        List<Path> streams;
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("streams")))) {
            streams = files.filter(file -> file.toString().endsWith(".jsonl")).toList();
        }
        assertThat(streams).as("streams in " + System.getProperty("streams")).isNotEmpty();
        long events = 0;
        for (Path file : streams) {
            StreamCheck stream = new StreamCheck();
            List<String> lines = Files.readAllLines(file).stream()
                    .filter(line -> !line.isEmpty())
                    .toList();
            lines.forEach(stream::see);
            events += lines.size();
        }
        System.out.printf("recorded streams: %d sessions, %,d events keep the protocol%n", streams.size(), events);
    }
}
