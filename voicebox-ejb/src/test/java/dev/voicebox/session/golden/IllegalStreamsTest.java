package dev.voicebox.session.golden;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.protocol.golden.Golden;

import static org.assertj.core.api.Assertions.assertThat;

/** The grammar refuses what is illegal: streams of golden conversations, each with one thing wrong. */
class IllegalStreamsTest {
    @TempDir
    private Path temp;

    @ParameterizedTest(name = "{0}")
    @MethodSource("illegal")
    void whatIsIllegalIsNamed(String file, String complaint, Consumer<List<ObjectNode>> mistake)
            throws InterruptedException {
        Golden golden = Golden.all().stream()
                .filter(one -> one.toString().startsWith(file + ":"))
                .findFirst()
                .orElseThrow();
        List<ObjectNode> stream = new ArrayList<>(GoldenStreams.of(golden, temp).stream()
                .map(frame -> (ObjectNode) frame.deepCopy())
                .toList());
        mistake.accept(stream);

        assertThat(GoldenStreams.complaints(stream)).anyMatch(line -> line.contains(complaint));
    }

    static Stream<Arguments> illegal() {
        return Stream.of(
                illegal(
                        "text-turn",
                        "session.created of the session while it is open",
                        stream -> stream.add(GoldenStreams.again(stream, "session.created"))),
                illegal(
                        "text-turn",
                        "other of the session while it is new",
                        stream -> stream.add(0, GoldenStreams.take(stream, "rate_limits.updated"))),
                illegal("text-turn", "its event_id was used before", stream -> stream.add(stream.get(2))),
                illegal("text-turn", "is done", stream -> stream.add(GoldenStreams.again(stream, "response.done"))),
                illegal(
                        "text-turn",
                        "is done",
                        stream -> stream.add(GoldenStreams.again(stream, "response.output_text.delta"))),
                illegal("text-turn", "was never created", stream -> GoldenStreams.take(stream, "response.created")),
                illegal("text-turn", "was never done", stream -> GoldenStreams.take(stream, "response.done")),
                illegal(
                        "text-turn",
                        "the whole is not its deltas",
                        stream -> GoldenStreams.find(stream, "response.output_text.delta")
                                .put("delta", "Bye")),
                illegal(
                        "text-turn",
                        "output_index is not the next",
                        stream -> GoldenStreams.find(stream, "response.output_item.added")
                                .put("output_index", 1)),
                illegal(
                        "text-turn",
                        "nothing was counted since the last",
                        stream -> stream.add(GoldenStreams.again(stream, "rate_limits.updated"))),
                illegal("text-turn", "another answer is in progress", IllegalStreamsTest::beginAnother),
                illegal(
                        "text-turn",
                        "it ends in progress",
                        stream -> response(stream).put("status", "in_progress")),
                illegal(
                        "text-turn",
                        "its details are of another status",
                        stream -> response(stream).put("status", "cancelled")),
                illegal(
                        "text-turn",
                        "output 0 is not what was put out",
                        stream -> ((ObjectNode) response(stream).path("output").get(0)).put("status", "incomplete")),
                illegal(
                        "spoken-answer",
                        "the part is audio",
                        stream -> GoldenStreams.find(stream, "response.output_audio_transcript.delta")
                                .put("type", "response.output_text.delta")),
                illegal(
                        "places",
                        "previous_item_id is no item of the conversation",
                        stream -> GoldenStreams.last(stream, "conversation.item.added")
                                .put("previous_item_id", "item_unknown")),
                illegal(
                        "places",
                        "previous_item_id of",
                        stream -> GoldenStreams.last(stream, "conversation.item.done")
                                .putNull("previous_item_id")),
                illegal(
                        "turn-found-by-silence",
                        "speech_stopped of the caller's turn while it is quiet",
                        stream -> GoldenStreams.take(stream, "input_audio_buffer.speech_started")),
                illegal(
                        "turn-found-by-silence",
                        "speech_started of the caller's turn while it is speaking",
                        stream -> stream.add(
                                GoldenStreams.at(stream, "input_audio_buffer.speech_stopped"),
                                GoldenStreams.again(stream, "input_audio_buffer.speech_started"))),
                illegal(
                        "turn-found-by-silence",
                        "another item was announced",
                        stream -> GoldenStreams.find(stream, "input_audio_buffer.speech_stopped")
                                .put("item_id", "item_another")),
                illegal(
                        "turn-found-by-silence",
                        "audio_end_ms goes back",
                        stream -> GoldenStreams.find(stream, "input_audio_buffer.speech_stopped")
                                .put("audio_end_ms", 1)),
                illegal(
                        "turn-found-by-silence",
                        "it was committed after",
                        stream -> GoldenStreams.find(stream, "input_audio_buffer.committed")
                                .put("previous_item_id", "item_another")),
                illegal(
                        "turn-by-hand",
                        "its item is not in the conversation",
                        stream -> stream.add(
                                GoldenStreams.at(stream, "input_audio_buffer.committed"),
                                GoldenStreams.take(stream, "conversation.item.input_audio_transcription.delta"))),
                illegal(
                        "turn-by-hand",
                        "its deltas are not its transcript",
                        stream -> GoldenStreams.find(stream, "conversation.item.input_audio_transcription.completed")
                                .put("transcript", "no")),
                illegal(
                        "words-before-the-end",
                        "its deltas are not its transcript",
                        stream -> GoldenStreams.take(stream, "conversation.item.input_audio_transcription.delta")),
                illegal(
                        "turn-read-before-its-end",
                        "its item is not in the conversation",
                        stream -> stream.add(
                                GoldenStreams.at(stream, "input_audio_buffer.speech_started"),
                                GoldenStreams.take(stream, "conversation.item.input_audio_transcription.delta"))),
                illegal(
                        "turn-by-hand",
                        "while it is over",
                        stream -> stream.add(
                                GoldenStreams.again(stream, "conversation.item.input_audio_transcription.completed"))),
                illegal(
                        "function-call-after-words",
                        "an output before it is not done",
                        IllegalStreamsTest::endTheSecondFirst),
                illegal(
                        "function-call",
                        "another function was begun",
                        stream -> GoldenStreams.find(stream, "response.function_call_arguments.done")
                                .put("name", "other")),
                illegal(
                        "delete",
                        "while it is deleted",
                        stream -> stream.add(GoldenStreams.again(stream, "conversation.item.deleted"))),
                illegal(
                        "transcription-by-hand",
                        "a transcription session answers nothing",
                        stream -> stream.add(
                                stream.get(0).deepCopy().put("event_id", "x").put("type", "response.created"))));
    }

    private static Arguments illegal(String file, String complaint, Consumer<List<ObjectNode>> mistake) {
        return Arguments.of(file, complaint, mistake);
    }

    private static void beginAnother(List<ObjectNode> stream) {
        ObjectNode other = GoldenStreams.again(stream, "response.created");
        ((ObjectNode) other.path("response")).put("id", "resp_other");
        stream.add(GoldenStreams.at(stream, "response.done"), other);
    }

    private static void endTheSecondFirst(List<ObjectNode> stream) {
        int first = GoldenStreams.at(stream, "response.output_item.done");
        ObjectNode moved = stream.remove(first);
        stream.add(GoldenStreams.at(stream, "response.output_item.done") + 1, moved);
    }

    private static ObjectNode response(List<ObjectNode> stream) {
        return (ObjectNode) GoldenStreams.find(stream, "response.done").path("response");
    }
}
