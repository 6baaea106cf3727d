package dev.voicebox.it;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.SampleBuffer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

/** Speaking and transcribing over HTTP, with the built-in engines. */
class AudioCallsIT {
    private static final String COMMAND = "turn on the kitchen light";

    private final RunningServer server = RunningServer.get();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void withoutAFormatTheSoundIsAnMp3AndAsLongAndLoudAsTheWav() throws Exception {
        HttpResponse<byte[]> mp3 = speak(COMMAND, "");
        HttpResponse<byte[]> wav = speak(COMMAND, ",\"response_format\":\"wav\"");
        assertThat(mp3.headers().firstValue("Content-Type")).contains("audio/mpeg");

        short[] said = samples(Arrays.copyOfRange(wav.body(), 44, wav.body().length));
        short[] heard = decoded(mp3.body());
        assertThat(heard.length / 24).isBetween(said.length / 24, said.length / 24 + 150);
        assertThat(energy(heard)).isCloseTo(energy(said), withinPercentage(12));
    }

    @Test
    void theFileComesInEventsToo() throws Exception {
        byte[] plain = speak(COMMAND, "").body();
        HttpResponse<byte[]> events = speak(COMMAND, ",\"stream_format\":\"sse\"");
        assertThat(events.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");

        ByteArrayOutputStream file = new ByteArrayOutputStream();
        List<JsonNode> told = events(new String(events.body(), UTF_8));
        for (JsonNode delta : told.subList(0, told.size() - 1)) {
            assertThat(delta.get("type").asText()).isEqualTo("speech.audio.delta");
            file.writeBytes(Base64.getDecoder().decode(delta.get("audio").asText()));
        }
        assertThat(file.toByteArray()).isEqualTo(plain);
        assertThat(told.size()).as("it is not one lump").isGreaterThan(3);
        assertThat(told.get(told.size() - 1).at("/usage/input_tokens").asInt()).isEqualTo(7);
    }

    @Test
    void anMp3IsTranscribedWithTheTimesOfItsWords() throws Exception {
        HttpResponse<String> answer = transcribe(
                speak(COMMAND, "").body(),
                Map.of("response_format", "verbose_json", "timestamp_granularities[]", "word"));

        JsonNode told = json.readTree(answer.body());
        assertThat(told.get("text").asText()).as(answer.body()).isEqualTo(COMMAND);
        assertThat(told.get("words").findValuesAsText("word")).containsExactly(COMMAND.split(" "));
        assertThat(told.at("/words/4/end").asDouble())
                .isBetween(1.0, told.get("duration").asDouble());
        assertThat(told.get("language").asText()).isEqualTo("english");
    }

    @Test
    void transcriptsAreSubtitlesAndEventsOnRequest() throws Exception {
        byte[] sound = speak(COMMAND, ",\"response_format\":\"wav\"").body();

        assertThat(transcribe(sound, Map.of("response_format", "srt")).body())
                .startsWith("1\n00:00:0")
                .contains(COMMAND);
        assertThat(transcribe(sound, Map.of("response_format", "vtt")).body()).startsWith("WEBVTT\n\n");
        List<JsonNode> told = events(transcribe(sound, Map.of("stream", "true")).body());
        assertThat(told)
                .extracting(event -> event.get("type").asText())
                .containsExactly("transcript.text.delta", "transcript.text.done");
        assertThat(told.get(1).get("text").asText()).isEqualTo(COMMAND);
    }

    @Test
    void logprobsThatNoBuiltInEarHasAreRefused() throws Exception {
        byte[] sound = speak(COMMAND, ",\"response_format\":\"wav\"").body();
        HttpResponse<String> answer = transcribe(sound, Map.of("include[]", "logprobs"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).at("/error/param").asText()).isEqualTo("include");
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", "?!"})
    void whereThereIsNothingToSpeakThatIsSaid(String text) throws Exception {
        HttpResponse<byte[]> answer = speak(text, "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).at("/error/param").asText()).isEqualTo("input");
    }

    @Test
    void anotherLanguageIsTheCallersMatter() throws Exception {
        byte[] sound = speak(COMMAND, ",\"response_format\":\"wav\"").body();
        HttpResponse<String> answer = transcribe(sound, Map.of("language", "de"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).at("/error/message").asText()).contains("language");
    }

    @Test
    void aRegionBesideTheLanguageIsTakenAndWhatIsNoLanguageIsRefused() throws Exception {
        byte[] sound = speak(COMMAND, ",\"response_format\":\"wav\"").body();
        HttpResponse<String> british = transcribe(sound, Map.of("language", "en-GB"));
        HttpResponse<String> none = transcribe(sound, Map.of("language", "klingon"));

        assertThat(british.statusCode()).as(british.body()).isEqualTo(200);
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(json.readTree(none.body()).at("/error/param").asText()).isEqualTo("language");
        assertThat(json.readTree(none.body()).at("/error/message").asText()).contains("'en-US'");
    }

    @Test
    void whatNobodyCanDoIsRefusedByName() throws Exception {
        HttpResponse<String> diarized = transcribe(new byte[100], Map.of("response_format", "diarized_json"));
        assertThat(diarized.statusCode()).isEqualTo(400);
        assertThat(diarized.body()).contains("tells speakers apart");

        HttpResponse<String> translation = http.send(
                HttpRequest.newBuilder(server.http("/v1/audio/translations"))
                        .header("Authorization", "Bearer " + server.apiKey())
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(translation.statusCode()).isEqualTo(400);
        assertThat(json.readTree(translation.body()).at("/error/code").asText()).isEqualTo("translation_not_supported");
    }

    private HttpResponse<byte[]> speak(String text, String more) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.http("/v1/audio/speech"))
                .header("Authorization", "Bearer " + server.apiKey())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"model\":\"tts-1\",\"voice\":{\"id\":\"alloy\"},\"input\":\"" + text + "\"" + more + "}"))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> transcribe(byte[] file, Map<String, String> fields) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "name=\"model\"", "whisper-1".getBytes(UTF_8));
        for (Map.Entry<String, String> field : fields.entrySet()) {
            part(body, "name=\"" + field.getKey() + "\"", field.getValue().getBytes(UTF_8));
        }
        part(body, "name=\"file\"; filename=\"sound\"", file);
        body.writeBytes("--form--\r\n".getBytes(UTF_8));
        HttpRequest request = HttpRequest.newBuilder(server.http("/v1/audio/transcriptions"))
                .header("Authorization", "Bearer " + server.apiKey())
                .header("Content-Type", "multipart/form-data; boundary=form")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void part(ByteArrayOutputStream body, String name, byte[] content) {
        body.writeBytes(("--form\r\nContent-Disposition: form-data; " + name + "\r\n\r\n").getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(UTF_8));
    }

    private List<JsonNode> events(String stream) throws Exception {
        return json.readerFor(JsonNode.class)
                .<JsonNode>readValues(stream.replace("data: ", ""))
                .readAll();
    }

    /** By another's decoder than the one that goes with the encoder. */
    private static short[] decoded(byte[] mp3) throws Exception {
        Bitstream stream = new Bitstream(new java.io.ByteArrayInputStream(mp3));
        Decoder decoder = new Decoder();
        short[] all = {};
        for (Header frame = stream.readFrame(); frame != null; frame = stream.readFrame()) {
            SampleBuffer sound = (SampleBuffer) decoder.decodeFrame(frame, stream);
            int length = all.length;
            all = Arrays.copyOf(all, length + sound.getBufferLength());
            System.arraycopy(sound.getBuffer(), 0, all, length, sound.getBufferLength());
            stream.closeFrame();
        }
        return all;
    }

    private static short[] samples(byte[] pcm) {
        short[] samples = new short[pcm.length / 2];
        java.nio.ByteBuffer.wrap(pcm)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return samples;
    }

    private static double energy(short[] sound) {
        double sum = 0;
        for (short sample : sound) {
            sum += (double) sample * sample;
        }
        return sum;
    }
}
