package dev.voicebox.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.event.Usage;
import dev.voicebox.protocol.ProtocolData;
import dev.voicebox.protocol.ProtocolEvent;
import dev.voicebox.protocol.Side;
import dev.voicebox.protocol.frame.FrameValidator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ServerEventWriterTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServerEventWriter writer = new ServerEventWriter();

    @Test
    void everyEventHasAWriterAndASample() {
        List<Class<?>> events = leaves(ServerEvent.class).toList();

        assertThat(writer.written()).containsExactlyInAnyOrderElementsOf(events);
        assertThat(Samples.events().stream().<Class<?>>map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(events);
    }

    @Test
    void whatIsWrittenIsWhatIsSaidToBeServed() {
        List<String> served = ProtocolData.GIVEN.events(Side.SERVER).values().stream()
                .filter(event -> !event.standing().isNo())
                .map(ProtocolEvent::name)
                .toList();

        assertThat(Samples.events().stream().map(ServerEvent::type).distinct())
                .containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void everyEventFitsTheProtocol() throws JsonProcessingException {
        FrameValidator protocol = new FrameValidator(ProtocolData.GIVEN);
        List<String> complaints = new ArrayList<>();
        for (ServerEvent event : Samples.events()) {
            complaints.addAll(protocol.complaints(JSON.readTree(writer.write("event_0123456789abcdefABCDE", event))));
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void anEventBeginsWithItsTypeAndId() {
        assertThat(writer.write("event_1", new ItemEvent.Deleted(Samples.ITEM)))
                .isEqualTo("{\"type\":\"conversation.item.deleted\",\"event_id\":\"event_1\",\"item_id\":\"item_1\"}");
    }

    @Test
    void anyTextComesOutOfASocketAsItWas() throws JsonProcessingException {
        String text = "\u0000 \ud800 \udc00\ud800 \ue000 \uffff \ud83d\ude00 gr\u00fc\u00df";
        Item item = new Item.Message(
                Samples.ITEM, Item.Role.USER, Item.Status.COMPLETED, List.of(new ContentPart.InputText(text)));
        byte[] frame = writer.write("event_1", new ItemEvent.Done(item, null)).getBytes(UTF_8);

        assertThat(JSON.readTree(new String(frame, UTF_8))
                        .at("/item/content/0/text")
                        .textValue())
                .isEqualTo(text);
    }

    @Test
    void aUsersAudioAlwaysHasItsTranscriptAndNeverItsSound() throws JsonProcessingException {
        JsonNode part = written(new ItemEvent.Added(Samples.SAID, null)).at("/item/content/0");

        assertThat(part.has("transcript")).isTrue();
        assertThat(part.get("transcript").isNull()).isTrue();
        assertThat(part.has("audio")).isFalse();
    }

    @Test
    void aRetrievedItemSaysThatItIsOneAndHasItsSound() throws JsonProcessingException {
        JsonNode item = written(new ItemEvent.Retrieved(Samples.SAID)).get("item");

        assertThat(item.get("object").asText()).isEqualTo("realtime.item");
        assertThat(item.at("/content/0/audio").asText()).isEqualTo("AQIDBA==");
    }

    @Test
    void theOutputOfAFunctionHasNoStatus() throws JsonProcessingException {
        assertThat(written(new ItemEvent.Done(Samples.OUTPUT, null)).get("item"))
                .isEqualTo(JSON.readTree("""
                        {"id":"item_1","type":"function_call_output","call_id":"call_1","output":"done"}"""));
    }

    @Test
    void anErrorHasAllFiveKeys() throws JsonProcessingException {
        JsonNode error = written(Samples.events().get(0)).get("error");

        assertThat(error).isEqualTo(JSON.readTree("""
                        {"type":"invalid_request_error","code":"missing_required_parameter",
                        "message":"Missing required parameter: 'session.type'.","param":"session.type","event_id":null}"""));
    }

    @Test
    void aFinishedResponseShowsItsUsageInFull() throws JsonProcessingException {
        ServerEvent done = new ResponseEvent.Done(
                Samples.view(new ResponseStatus.Completed(), new Usage(5, 10, 765, 2, 3, 20)), null);

        assertThat(written(done).at("/response/usage")).isEqualTo(JSON.readTree("""
                        {"total_tokens":803,"input_tokens":780,"output_tokens":23,
                        "input_token_details":{"text_tokens":5,"audio_tokens":10,"image_tokens":765,"cached_tokens":2,
                        "cached_tokens_details":{"text_tokens":2,"audio_tokens":0,"image_tokens":0}},
                        "output_token_details":{"text_tokens":3,"audio_tokens":20}}"""));
    }

    @Test
    void howSureTheEngineIsIsToldWithTheBytesOfEachToken() throws JsonProcessingException {
        assertThat(written(new ItemEvent.TranscriptionDelta(Samples.ITEM, 0, "turn ön", Samples.SURE))
                        .get("logprobs"))
                .isEqualTo(JSON.readTree("""
                        [{"token":"turn","logprob":-0.1,"bytes":[116,117,114,110]},
                        {"token":" ön","logprob":-0.25,"bytes":[32,195,182,110]}]"""));
        assertThat(written(new ItemEvent.TranscriptionCompleted(Samples.ITEM, 0, "turn", 1, List.of()))
                        .has("logprobs"))
                .isFalse();
    }

    @Test
    void aRunningResponseOutsideTheConversationShowsItsNulls() throws JsonProcessingException {
        ServerEvent created = new ResponseEvent.Created(Samples.view(new ResponseStatus.InProgress(), null), null);

        assertThat(written(created).get("response")).isEqualTo(JSON.readTree("""
                        {"object":"realtime.response","id":"resp_0123456789abcdefABCDE","status":"in_progress","status_details":null,
                        "output":[],"conversation_id":null,"output_modalities":["audio"],"max_output_tokens":"inf",
                        "audio":{"output":{"format":{"type":"audio/pcm","rate":24000},"voice":"alloy"}},
                        "usage":null,"metadata":null}"""));
    }

    @Test
    void theExtensionStandsBesideTheResponseAndOnlyWhenThereIsOne() throws JsonProcessingException {
        JsonNode with = written(Samples.events().stream()
                .filter(ResponseEvent.Created.class::isInstance)
                .findFirst()
                .orElseThrow());

        assertThat(with.at("/voicebox/degraded").asText()).isEqualTo("text_only");
        assertThat(written(new ServerEvent.SessionCreated(JSON.createObjectNode(), null))
                        .has("voicebox"))
                .isFalse();
    }

    private JsonNode written(ServerEvent event) throws JsonProcessingException {
        return JSON.readTree(writer.write("event_1", event));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(ServerEventWriterTest::leaves)
                : Stream.of(type);
    }
}
