package dev.voicebox.it;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.dev.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/** What a client was told that it is done is in the database. */
class JournalIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGE = 256 * 1024;

    private final RunningServer server = RunningServer.get();

    @Test
    void itemsAreRowsInTheirOrderWithTheirContent() throws Exception {
        List<JsonNode> done = new ArrayList<>();
        String session;
        try (RealtimeClient client = new RealtimeClient(server)) {
            session = client.await("session.created").at("/session/id").asText();
            for (String item : items()) {
                client.say("{\"type\":\"conversation.item.create\",\"item\":" + item + "}");
                done.add(client.await("conversation.item.done").path("item"));
            }
            assertThat(within1s(() -> rows(session))).isEqualTo(done);
            client.say("{\"type\":\"conversation.item.delete\",\"item_id\":\"" + id(done, 1) + "\"}");
            client.await("conversation.item.deleted");
        }
        done.remove(1);
        assertThat(within1s(() -> rows(session).size() == done.size())).isTrue();
        assertThat(rows(session)).isEqualTo(done);
    }

    @Test
    void anAnswerIsARowWithItsWords() throws Exception {
        String session;
        JsonNode answer;
        try (RealtimeClient client = new RealtimeClient(server)) {
            session = client.await("session.created").at("/session/id").asText();
            client.say(
                    "{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\",\"output_modalities\":[\"text\"]}}");
            client.say("{\"type\":\"conversation.item.create\",\"item\":" + message("Say something.") + "}");
            client.say("{\"type\":\"response.create\"}");
            answer = client.await("response.done").at("/response/output/0");
        }

        List<JsonNode> rows = rows(session);
        assertThat(rows.get(rows.size() - 1)).isEqualTo(answer);
    }

    @Test
    void aSessionHasARowFromItsBeginningToItsEnd() throws Exception {
        String session;
        try (RealtimeClient client = new RealtimeClient(server)) {
            session = client.await("session.created").at("/session/id").asText();
            assertThat(within1s(() -> sessionRow(session))).isEqualTo("realtime gpt-realtime alloy open");
        }

        assertThat(within1s(() -> {
                    String row = sessionRow(session);
                    return row.endsWith("client_closed") ? row : null;
                }))
                .isEqualTo("realtime gpt-realtime alloy client_closed");
    }

    private static List<String> items() {
        return List.of(
                message(""),
                message("hello"),
                message("Gr\u00fc\u00dfe, \u4f60\u597d, \ud83d\ude00, \ue000, a \u0001 and a \\u0000"),
                message("x".repeat(LARGE)),
                "{\"type\":\"message\",\"role\":\"system\",\"content\":[{\"type\":\"input_text\",\"text\":\"be kind\"}]}",
                "{\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\",\"text\":\"yes\"}]}",
                "{\"type\":\"function_call\",\"call_id\":\"call_1\",\"name\":\"look_up\",\"arguments\":\"{}\"}",
                "{\"type\":\"function_call_output\",\"call_id\":\"call_1\",\"output\":\"found\"}",
                "{\"type\":\"mcp_list_tools\",\"server_label\":\"l\",\"tools\":[{\"name\":\"t\",\"description\":\"d\","
                        + "\"input_schema\":{\"type\":\"object\"}}]}");
    }

    private static String message(String text) {
        ObjectNode message = JSON.createObjectNode().put("type", "message").put("role", "user");
        message.putArray("content").addObject().put("type", "input_text").put("text", text);
        return message.toString();
    }

    private static String id(List<JsonNode> items, int index) {
        return items.get(index).path("id").asText();
    }

    private interface Question<T> {
        T ask() throws Exception;
    }

    /** The first answer that is neither nothing nor empty nor false. */
    private static <T> T within1s(Question<T> question) {
        List<T> answers = new ArrayList<>();
        new Patience(Duration.ofSeconds(1), Duration.ofMillis(20)).until(() -> {
            try {
                answers.add(question.ask());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            T last = answers.get(answers.size() - 1);
            return last != null && !last.equals(false) && !last.equals(List.of());
        });
        return answers.get(answers.size() - 1);
    }

    private List<JsonNode> rows(String session) throws Exception {
        List<JsonNode> items = new ArrayList<>();
        for (String json : ask(
                "select item::text from conversation_items where session_id = ? and item is not null order by position",
                session)) {
            // As the history reads it back: U+E000 stands for what JSON of PostgreSQL cannot hold, and for itself.
            items.add(JSON.readTree(json.replace("\ue000e000", "\ue000")));
        }
        return items;
    }

    private String sessionRow(String session) throws SQLException {
        List<String> rows = ask(
                "select kind || ' ' || model || ' ' || voice || ' ' || coalesce(end_reason, 'open') from sessions"
                        + " where id = ?",
                session);
        return rows.isEmpty() ? null : rows.get(0);
    }

    private List<String> ask(String sql, String session) throws SQLException {
        try (Connection connection =
                        TenantsRows.of(server.database(), "default").getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, session);
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
