package dev.voicebox.nemesis.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

class HistoryTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path dir;

    @Test
    void whatWasWrittenIsReadAgain() throws IOException {
        List<Operation> operations = List.of(
                new Operation(1, 3, "sess_1", "item_1", "abc", null, 5, 9, Outcome.OK),
                new Operation(2, 3, "sess_1", "item_2", "def", "item_1", 10, 10, Outcome.UNKNOWN));
        try (History history = new History(dir.resolve("history.jsonl"))) {
            operations.forEach(history::add);
        }

        assertThat(History.read(dir.resolve("history.jsonl"))).isEqualTo(operations);
    }

    @Test
    void whatTheServerAddsAndTheOrderOfFieldsDoNotChangeTheHash() throws IOException {
        assertThat(hash("{'id':'a','object':'realtime.item','status':'completed','role':'user','type':'message',"
                        + "'content':[{'text':'hi','type':'input_text'}]}"))
                .isEqualTo(hash("{'type':'message','role':'user','content':[{'type':'input_text','text':'hi'}]}"));
    }

    @Test
    void everyCharacterCounts() throws IOException {
        List<String> texts = List.of("", "a", "A", "a\\u0000", "\\ud800", "\\udc00", "\\ufffd", "\\ud83d\\ude00");

        assertThat(texts.stream().map(HistoryTest::hashOfText).distinct()).hasSameSizeAs(texts);
    }

    @Test
    void textThatMovesFromOnePartToTheNextIsAChange() throws IOException {
        assertThat(hash("{'content':[{'text':'ab'},{'text':'c'}]}"))
                .isNotEqualTo(hash("{'content':[{'text':'a'},{'text':'bc'}]}"));
    }

    private static String hashOfText(String text) {
        try {
            return hash("{'type':'message','content':[{'type':'input_text','text':'" + text + "'}]}");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String hash(String item) throws IOException {
        return ItemHash.of(JSON.readTree(item.replace('\'', '"')));
    }
}
