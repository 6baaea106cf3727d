package dev.voicebox.it;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The main job on real sound: a spoken question goes in over the socket, and a spoken answer comes out. */
class SpokenTurnIT {
    private static final String COMMAND = "turn on the kitchen light";
    private static final int SECOND = 24_000 * 2;

    private final RunningServer server = RunningServer.get();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void aSpokenCommandIsHeardAndAnsweredAloud() throws Exception {
        try (RealtimeClient client = new RealtimeClient(server)) {
            client.await("session.created");
            client.say("{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\",\"audio\":{\"input\":"
                    + "{\"transcription\":{\"model\":\"whisper-1\"}}}}}");
            client.await("session.updated");
            client.append(silence(1)).append(spoken(COMMAND)).append(silence(2));

            JsonNode heard = client.await("conversation.item.input_audio_transcription.completed");
            assertThat(heard.path("transcript").asText()).isEqualTo(COMMAND);
            JsonNode done = client.await("response.done");
            assertThat(done.at("/response/status").asText()).isEqualTo("completed");
            assertThat(client.types()).doesNotContain("error");
            assertThat(client.sound().length).isGreaterThan(SECOND);
            assertThat(transcriptOf(firstSentence(client.sound())))
                    .as("the answer repeats the command, and a recogniser hears it")
                    .contains(COMMAND);
        }
    }

    @Test
    void aSpokenCommandEndsItsTurnByWhatItSays() throws Exception {
        byte[] command = spoken(COMMAND);
        try (RealtimeClient client = new RealtimeClient(server)) {
            client.await("session.created");
            client.say("{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\",\"audio\":{\"input\":"
                    + "{\"transcription\":{\"model\":\"whisper-1\"},\"turn_detection\":{\"type\":\"semantic_vad\","
                    + "\"eagerness\":\"high\"}}}}}");
            client.await("session.updated");
            client.append(silence(1)).append(command).append(silence(3));

            long endMs = client.await("input_audio_buffer.speech_stopped")
                    .path("audio_end_ms")
                    .asLong();
            long saidMs = 1_000 + command.length * 1_000L / SECOND;
            assertThat(endMs - saidMs).as("silence that was waited for").isBetween(200L, 2_000L);
            JsonNode heard = client.await("conversation.item.input_audio_transcription.completed");
            assertThat(heard.path("transcript").asText()).isEqualTo(COMMAND);
            assertThat(client.await("response.done").at("/response/status").asText())
                    .isEqualTo("completed");
            assertThat(client.types()).doesNotContain("error");
        }
    }

    @Test
    void otherSoundsAreNotTakenForTheCommand() throws Exception {
        assertThat(transcriptOf(noise())).doesNotContain("kitchen");
        assertThat(transcriptOf(spoken("The committee will publish its annual report about fisheries.")))
                .doesNotContain("kitchen");
        assertThat(transcriptOf(spoken("what is the weather today"))).isEqualTo("what is the weather today");
    }

    /** 24 kHz samples from the server's own voice. */
    private byte[] spoken(String text) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.http("/v1/audio/speech"))
                .header("Authorization", "Bearer " + server.apiKey())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"model\":\"tts-1\",\"voice\":\"alloy\",\"input\":\"" + text
                        + "\",\"response_format\":\"pcm\"}"))
                .build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private String transcriptOf(byte[] pcm) throws Exception {
        String boundary = "part-of-a-form";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nwhisper-1\r\n--"
                        + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n"
                        + "Content-Type: audio/wav\r\n\r\n")
                .getBytes(UTF_8));
        body.writeBytes(wav(pcm));
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(UTF_8));
        HttpRequest request = HttpRequest.newBuilder(server.http("/v1/audio/transcriptions"))
                .header("Authorization", "Bearer " + server.apiKey())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body()).path("text").asText();
    }

    /** The echo says what it heard in its first sentence; what it says of itself then is beyond a command recogniser. */
    private static byte[] firstSentence(byte[] pcm) {
        return Arrays.copyOf(pcm, Math.min(pcm.length, 2 * SECOND + SECOND / 10));
    }

    private static byte[] silence(int seconds) {
        return new byte[seconds * SECOND];
    }

    private static byte[] noise() {
        ByteBuffer samples = ByteBuffer.allocate(2 * SECOND).order(ByteOrder.LITTLE_ENDIAN);
        Random random = new Random(1);
        while (samples.hasRemaining()) {
            samples.putShort((short) (random.nextInt(12_000) - 6_000));
        }
        return samples.array();
    }

    private static byte[] wav(byte[] pcm) {
        ByteBuffer file = ByteBuffer.allocate(44 + pcm.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(UTF_8)).putInt(36 + pcm.length).put("WAVEfmt ".getBytes(UTF_8));
        file.putInt(16).putShort((short) 1).putShort((short) 1).putInt(24_000).putInt(SECOND);
        file.putShort((short) 2)
                .putShort((short) 16)
                .put("data".getBytes(UTF_8))
                .putInt(pcm.length)
                .put(pcm);
        return file.array();
    }
}
