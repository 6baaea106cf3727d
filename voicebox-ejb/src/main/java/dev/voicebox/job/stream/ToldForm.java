package dev.voicebox.job.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.HeardWord;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.job.Transcript;

/** What a worker tells, as text between servers. Fields that one does not know are left alone: another version may be beside it. */
public final class ToldForm {
    private ToldForm() {}

    public static String write(Told told) {
        ObjectNode node = OrderForm.JSON.createObjectNode();
        if (told instanceof Told.Piece piece) {
            node.put("type", "piece").put("engine", piece.engine());
            ArrayNode words = node.putArray("words");
            piece.words().forEach(word -> words.addArray().add(word.end()).add(word.endMs()));
        } else if (told instanceof Told.Words words) {
            node.put("type", "words").put("so_far", words.soFar());
        } else if (told instanceof Told.Heard heard) {
            write(heard.transcript(), node.put("type", "heard"));
        } else if (told instanceof Told.Failed failed) {
            node.put("type", "failed").put("trouble", failed.trouble().name()).put("message", failed.message());
        } else {
            node.put("type", "done");
        }
        return node.toString();
    }

    /** @throws IllegalArgumentException if it is none */
    public static Told read(String text) {
        JsonNode node = OrderForm.tree(text);
        return switch (node.path("type").asText()) {
            case "piece" -> new Told.Piece(ends(node.path("words")), OrderForm.text(node, "engine"));
            case "words" -> new Told.Words(node.path("so_far").asText());
            case "heard" -> new Told.Heard(transcript(node));
            case "failed" ->
                new Told.Failed(
                        SpeechTrouble.valueOf(node.path("trouble").asText()),
                        node.path("message").asText());
            case "done" -> new Told.Done();
            default -> throw new IllegalArgumentException("not what a worker tells");
        };
    }

    private static void write(Transcript transcript, ObjectNode node) {
        node.put("text", transcript.text()).put("language", transcript.language());
        ArrayNode words = node.putArray("words");
        for (HeardWord word : transcript.words()) {
            ObjectNode one = words.addObject()
                    .put("text", word.text())
                    .put("from", word.startMs())
                    .put("to", word.endMs());
            word.logprob().ifPresent(logprob -> one.put("logprob", logprob));
        }
        ArrayNode segments = node.putArray("segments");
        transcript
                .segments()
                .forEach(segment -> segments.addObject()
                        .put("text", segment.text())
                        .put("from", segment.startMs())
                        .put("to", segment.endMs()));
    }

    private static Transcript transcript(JsonNode node) {
        List<HeardWord> words = new ArrayList<>();
        for (JsonNode word : node.path("words")) {
            JsonNode logprob = word.path("logprob");
            words.add(new HeardWord(
                    word.path("text").asText(),
                    word.path("from").asLong(),
                    word.path("to").asLong(),
                    logprob.isNumber() ? OptionalDouble.of(logprob.asDouble()) : OptionalDouble.empty()));
        }
        List<Transcript.Segment> segments = new ArrayList<>();
        for (JsonNode segment : node.path("segments")) {
            segments.add(new Transcript.Segment(
                    segment.path("text").asText(),
                    segment.path("from").asLong(),
                    segment.path("to").asLong()));
        }
        return new Transcript(node.path("text").asText(), node.path("language").asText(), words, segments);
    }

    private static List<SpokenPiece.Word> ends(JsonNode words) {
        List<SpokenPiece.Word> ends = new ArrayList<>();
        words.forEach(word ->
                ends.add(new SpokenPiece.Word(word.path(0).asInt(), word.path(1).asLong())));
        return ends;
    }
}
