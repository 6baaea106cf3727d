package dev.voicebox.it;

import java.util.Base64;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A truncated answer over the real socket, spoken by the built-in voice. */
class TruncationIT {
    private static final String TEXT = "On May 3rd, 1999 the price was $12.50; today it is twice as much.";

    private final RunningServer server = RunningServer.get();

    @Test
    void anAnswerIsCutToTheWordsThatWereHeardAgainAndAgain() throws Exception {
        try (RealtimeClient client = new RealtimeClient(server)) {
            JsonNode item = answer(client);
            String id = item.path("id").asText();
            String whole = item.at("/content/0/transcript").asText();
            long lengthMs = client.sound().length / 48;
            assertThat(whole).contains(TEXT);

            String before = whole;
            for (int sevenths = 7; sevenths > 0; sevenths--) {
                long ms = lengthMs * sevenths / 7;
                JsonNode cut = truncated(client, id, ms);
                String heard = cut.at("/content/0/transcript").asText();
                assertThat(before).startsWith(heard);
                assertThat(Base64.getDecoder().decode(cut.at("/content/0/audio").asText()))
                        .hasSize((int) ms * 48);
                before = heard;
            }
            assertThat(before.length()).isBetween(1, whole.length() / 4);
            assertThat(truncated(client, id, 0).at("/content/0/transcript").asText())
                    .isEmpty();
        }
    }

    @Test
    void moreThanWasSaidCannotBeKept() throws Exception {
        try (RealtimeClient client = new RealtimeClient(server)) {
            String id = answer(client).path("id").asText();
            long lengthMs = client.sound().length / 48;
            truncate(client, id, lengthMs + 1);

            assertThat(client.await("error").at("/error/message").asText())
                    .isEqualTo("Audio content of " + lengthMs + "ms is already shorter than " + (lengthMs + 1) + "ms");
        }
    }

    private static JsonNode answer(RealtimeClient client) throws InterruptedException {
        client.await("session.created");
        client.say("{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\",\"role\":\"user\","
                + "\"content\":[{\"type\":\"input_text\",\"text\":\"" + TEXT + "\"}]}}");
        client.say("{\"type\":\"response.create\"}");
        return client.await("response.done").at("/response/output/0");
    }

    private static JsonNode truncated(RealtimeClient client, String id, long ms) throws InterruptedException {
        truncate(client, id, ms);
        assertThat(client.await("conversation.item.truncated")
                        .path("audio_end_ms")
                        .asLong())
                .isEqualTo(ms);
        client.say("{\"type\":\"conversation.item.retrieve\",\"item_id\":\"" + id + "\"}");
        return client.await("conversation.item.retrieved").path("item");
    }

    private static void truncate(RealtimeClient client, String id, long ms) {
        client.say("{\"type\":\"conversation.item.truncate\",\"item_id\":\"" + id
                + "\",\"content_index\":0,\"audio_end_ms\":" + ms + "}");
    }
}
