package dev.voicebox.it;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.dev.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/** What was said is kept as it was said, also where it is no text, and every way out tells it so. */
class ExactHistoryIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ODD = "\u0000 \ud800 \udc00\ud800 \ud83d\ude00 \ue000 \ue0000000 \ue000d800 \\u0000";
    private static final int ITEMS = 63;

    private final RunningServer server = RunningServer.get();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whatIsNoTextComesBackAsItWasSaidOnEveryWay() throws Exception {
        String word = "exactly" + System.nanoTime();
        String text = word + " " + ODD;
        String session;
        JsonNode done;
        try (RealtimeClient client = new RealtimeClient(server)) {
            session = client.await("session.created").at("/session/id").asText();
            done = create(client, message("item_odd", text));
            client.say("{\"type\":\"conversation.item.retrieve\",\"item_id\":\"item_odd\"}");
            assertThat(text(client.await("conversation.item.retrieved").path("item")))
                    .isEqualTo(text);
        }
        assertThat(text(done)).isEqualTo(text);

        List<JsonNode> kept = pages(session, 1, new Random(1), "asc");
        assertThat(kept).containsExactly(done);
        String[] export = body("/api/v2/sessions/" + session + "/export").split("\n");
        assertThat(JSON.readTree(export[1]).path("item")).isEqualTo(done);
        assertThat(JSON.readTree(body("/api/v2/search?q=" + word)).at("/data/0/item"))
                .isEqualTo(done);
    }

    @Test
    void aModelAnswersToWhatIsNoText() throws Exception {
        try (RealtimeClient client = new RealtimeClient(server)) {
            client.await("session.created");
            ObjectNode update = JSON.createObjectNode().put("type", "session.update");
            ObjectNode session = update.putObject("session").put("type", "realtime");
            session.put("instructions", ODD).putArray("output_modalities").add("text");
            client.say(frame(update));
            assertThat(client.await("session.updated")
                            .at("/session/instructions")
                            .textValue())
                    .isEqualTo(ODD);
            create(client, message("item_odd", ODD));
            client.say("{\"type\":\"response.create\"}");

            assertThat(client.await("response.done").at("/response/status").asText())
                    .isEqualTo("completed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"asc", "desc"})
    void pagesOfItemsOfAllKindsAndSizesJoinToTheModel(String order) throws Exception {
        List<JsonNode> model = new ArrayList<>();
        String session;
        try (RealtimeClient client = new RealtimeClient(server)) {
            session = client.await("session.created").at("/session/id").asText();
            ManyItems items = new ManyItems(6);
            for (int i = 0; i < ITEMS; i++) {
                ObjectNode item = items.next();
                JsonNode done = create(client, item);
                item.fields()
                        .forEachRemaining(field -> assertThat(said(done, field.getKey()))
                                .as(field.getKey())
                                .isEqualTo(said(item, field.getKey())));
                model.add(done);
            }
            for (int gone : new int[] {50, 20, 0}) {
                String id = model.remove(gone).path("id").asText();
                client.say("{\"type\":\"conversation.item.delete\",\"item_id\":\"" + id + "\"}");
                client.await("conversation.item.deleted");
            }
        }
        if (order.equals("desc")) {
            Collections.reverse(model);
        }

        assertThat(pages(session, model.size(), new Random(6), order)).isEqualTo(model);
    }

    /** The server adds a status to parts and items that have none; what was said is compared. */
    private static Object said(JsonNode item, String field) {
        return field.equals("content") ? text(item) : item.path(field);
    }

    private static String text(JsonNode item) {
        return item.at("/content/0/text").textValue();
    }

    private static ObjectNode message(String id, String text) {
        ObjectNode item =
                JSON.createObjectNode().put("id", id).put("type", "message").put("role", "user");
        item.putArray("content").addObject().put("type", "input_text").put("text", text);
        return item;
    }

    /** The item as it was acknowledged. */
    private static JsonNode create(RealtimeClient client, ObjectNode item) throws Exception {
        ObjectNode event = JSON.createObjectNode().put("type", "conversation.item.create");
        event.set("item", item);
        client.say(frame(event));
        JsonNode done = client.await("conversation.item.done").path("item");
        assertThat(done.path("id").asText()).isEqualTo(item.path("id").asText());
        return done;
    }

    /** Half a surrogate pair can only be sent as an escape. */
    private static String frame(ObjectNode event) throws IOException {
        return JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(event);
    }

    /** All pages of a session, each of another size, as soon as it has so many items. */
    private List<JsonNode> pages(String session, int items, Random sizes, String order) {
        List<JsonNode> found = new ArrayList<>();
        new Patience(Duration.ofSeconds(10), Duration.ofMillis(50)).until(() -> {
            found.clear();
            String from = "";
            JsonNode page;
            do {
                page = page(session, "?order=" + order + "&limit=" + (1 + sizes.nextInt(10)) + from);
                page.path("data").forEach(found::add);
                from = "&after=" + page.path("last_id").asText();
            } while (page.path("has_more").asBoolean());
            return found.size() == items;
        });
        return found;
    }

    private JsonNode page(String session, String query) {
        try {
            return JSON.readTree(body("/api/v2/sessions/" + session + "/items" + query));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String body(String path) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(server.http(path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", "Bearer " + server.adminToken())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isIn(200, 404);
        return answer.body();
    }
}
