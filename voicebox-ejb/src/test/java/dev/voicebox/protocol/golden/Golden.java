package dev.voicebox.protocol.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A conversation as a file of JSON lines. The first line tells what it is; each other has one key:
 *
 * <pre>
 *   {"golden":"…", "of":"PROTOCOL 4.5 b", "session":"realtime"}   also "only":"virtual" with "why", "whole":true to show
 *                      sessions, and "ears":"glancing" for ears that tell words before a turn is over
 *   {"model":[…]}      what the model will say to its next request, step by step: see {@link ModelStep}
 *   {"client":{…}}     an event of the client; text instead of an object goes out as it is
 *   {"release":true}   models that hold go on
 *   {"passes":6000}    so many ms pass
 *   {"server":{…}}     an event that must come, before anything below happens
 *   {"asked":[…]}      what a model read
 *   {"close":{…}}      how the server closes
 * </pre>
 *
 * Ids have the names of their first appearance ({@code item_1}), runs of deltas are put together, sound is its length
 * ({@code <4800 bytes>}); a client's {@code audio} may be {@code [{"silence":500},{"speech":800}]} in ms.
 */
public final class Golden {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of(System.getProperty("basedir", "."))
            .resolve("../voicebox-ejb/src/test/resources/golden")
            .normalize();

    private final Path file;
    private final JsonNode head;
    private final List<GoldenLine> lines;

    private Golden(Path file, JsonNode head, List<GoldenLine> lines) {
        this.file = file;
        this.head = head;
        this.lines = List.copyOf(lines);
    }

    /** All of them, by name. */
    public static List<Golden> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .map(Golden::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a session of which kind: {@code realtime} or {@code transcription}. */
    public String session() {
        return head.path("session").asText();
    }

    /** Whether words are told before a turn is over; such ears are on virtual time only. */
    public boolean isGlanced() {
        return head.path("ears").asText().equals("glancing");
    }

    /** Whether it can be played nowhere but on virtual time. */
    public boolean isVirtual() {
        return head.path("only").asText().equals("virtual");
    }

    boolean showsSessions() {
        return head.path("whole").asBoolean();
    }

    public List<GoldenLine> lines() {
        return lines;
    }

    /** The first line that did not come as it is written, with what came instead; empty when all did. */
    public String firstDifference(List<GoldenLine> happened) {
        for (int i = 0; i < Math.max(lines.size(), happened.size()); i++) {
            String written = i < lines.size() ? lines.get(i).text() : "nothing";
            String came = i < happened.size() ? happened.get(i).text() : "nothing";
            if (!written.equals(came)) {
                return file.getFileName() + " line " + (i + 2) + "\n  is    " + written + "\n  came  " + came;
            }
        }
        return "";
    }

    /** Puts what happened into the file, for a person to read in the difference. */
    public void write(List<GoldenLine> happened) {
        StringBuilder text = new StringBuilder(head.toString()).append('\n');
        happened.forEach(line -> text.append(line.text()).append('\n'));
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file.getFileName().toString().replace(".jsonl", "") + ": "
                + head.path("golden").asText();
    }

    private static Golden read(Path file) {
        try {
            List<String> texts = Files.readAllLines(file);
            List<GoldenLine> lines = new ArrayList<>();
            for (String text : texts.subList(1, texts.size())) {
                lines.add(GoldenLine.of(JSON.readTree(text)));
            }
            return new Golden(file, JSON.readTree(texts.get(0)), lines);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is not a golden conversation", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
