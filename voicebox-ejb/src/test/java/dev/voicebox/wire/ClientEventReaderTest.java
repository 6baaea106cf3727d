package dev.voicebox.wire;

import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.protocol.ProtocolData;
import dev.voicebox.protocol.ProtocolEvent;
import dev.voicebox.protocol.Side;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ClientEventReaderTest {
    private final ClientEventReader reader = new ClientEventReader(() -> "call_made");

    @Test
    void thereIsOneTypeForEachEvent() throws ProtocolViolation {
        List<Class<?>> read = Stream.of(
                        "{'type':'session.update','session':{}}",
                        "{'type':'input_audio_buffer.append','audio':''}",
                        "{'type':'input_audio_buffer.commit'}",
                        "{'type':'input_audio_buffer.clear'}",
                        "{'type':'conversation.item.create','item':{'type':'message','role':'user','content':[]}}",
                        "{'type':'conversation.item.retrieve','item_id':'a'}",
                        "{'type':'conversation.item.truncate','item_id':'a','content_index':0,'audio_end_ms':10}",
                        "{'type':'conversation.item.delete','item_id':'a'}",
                        "{'type':'response.create'}",
                        "{'type':'response.cancel'}")
                .<Class<?>>map(json -> accepted(json).getClass())
                .toList();

        assertThat(read).containsExactlyInAnyOrder(ClientEvent.class.getPermittedSubclasses());
        assertThat(reader.types()).hasSameSizeAs(read);
    }

    @Test
    void whatIsReadIsWhatIsSaidToBeSupported() {
        List<String> supported = ProtocolData.GIVEN.events(Side.CLIENT).values().stream()
                .filter(event -> !event.standing().isNo())
                .map(ProtocolEvent::name)
                .toList();

        assertThat(reader.types()).containsExactlyInAnyOrderElementsOf(supported);
    }

    @Test
    void aRefusalHoldsNoHalfOfASurrogatePair() {
        ProtocolViolation echoed = catchThrowableOfType(
                ProtocolViolation.class, () -> reader.read("{\"type\":\"response.create\",\"event_id\":\"\\ud800\"}"));
        assertThat(echoed.error().eventId()).isNull();

        ProtocolViolation clipped = catchThrowableOfType(
                ProtocolViolation.class, () -> reader.read("{\"type\":\"" + "x".repeat(63) + "\ud83d\ude00\"}"));
        assertThat(clipped.error().message()).startsWith("Invalid value: '" + "x".repeat(63) + "…'.");
    }

    @Test
    void soundIsDecoded() throws ProtocolViolation {
        ClientEvent event = accepted("{'type':'input_audio_buffer.append','event_id':'mine','audio':'AQIDBA=='}");

        assertThat(event).isInstanceOf(ClientEvent.AudioAppend.class);
        assertThat(event.eventId()).isEqualTo("mine");
        assertThat(((ClientEvent.AudioAppend) event).audio()).containsExactly(1, 2, 3, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "AQI", "AQ=", "AQID!===", "AQ-_", "AQ==AQ=="})
    void oddBase64IsRefused(String audio) {
        ProtocolError error = refused("{'type':'input_audio_buffer.append','event_id':'mine','audio':'" + audio + "'}");

        assertThat(error.code().wire()).isEqualTo("invalid_value");
        assertThat(error.param()).isEqualTo("audio");
        assertThat(error.eventId()).isEqualTo("mine");
    }

    @Test
    void fifteenMebibytesOfSoundAreTakenAndNotMore() {
        String largest = Base64.getEncoder().encodeToString(new byte[AudioText.MAX_BYTES]);

        assertThat(((ClientEvent.AudioAppend)
                                accepted("{'type':'input_audio_buffer.append','audio':'" + largest + "'}"))
                        .audio())
                .hasSize(AudioText.MAX_BYTES);
        assertThat(refused("{'type':'input_audio_buffer.append','audio':'" + largest + "AAAA'}")
                        .code()
                        .wire())
                .isEqualTo("string_above_max_length");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                                        | invalid_json |",
                "                                                         | invalid_json |",
                "{'type':'response.create'} {}                            | invalid_json |",
                "{'type':'response.create','type':'response.cancel'}      | invalid_json |",
                "[]                                                       | invalid_event |",
                "'hello'                                                  | invalid_event |",
                "{}                                                       | invalid_event | type",
                "{'type':1}                                               | invalid_type | type",
                "{'type':'x'}                                             | invalid_value | type",
                "{'type':'session.close'}                                 | invalid_value | type",
                "{'type':'output_audio_buffer.clear'}                     | invalid_value | type",
                "{'type':'transcription_session.update','session':{}}     | invalid_value | type",
                "{'type':'response.cancel','event_id':5}                  | invalid_type | event_id",
                "{'type':'response.cancel','foo':1}                       | unknown_parameter | foo",
                "{'type':'response.cancel','response_id':''}              | invalid_value | response_id",
                "{'type':'session.update'}                                | missing_required_parameter | session",
                "{'type':'session.update','session':[]}                   | invalid_type | session",
                "{'type':'input_audio_buffer.append'}                     | missing_required_parameter | audio",
                "{'type':'input_audio_buffer.append','audio':null}        | invalid_type | audio",
                "{'type':'conversation.item.delete'}                      | missing_required_parameter | item_id",
                "{'type':'conversation.item.create'}                      | missing_required_parameter | item",
                "{'type':'response.create','response':3}                  | invalid_type | response",
                "{'type':'response.create','response':{'input':{}}}       | invalid_type | response.input",
                "{'type':'response.create','response':{'metadata':{'a':1}}} | invalid_type | response.metadata.a",
            })
    void whatIsWrongIsNamed(String json, String code, String param) {
        ProtocolError error = refused(json == null ? "" : json);

        assertThat(error.code().wire()).isEqualTo(code);
        assertThat(error.param()).isEqualTo(param);
        assertThat(error.type().wire()).isEqualTo("invalid_request_error");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                              | missing_required_parameter | item.type",
                "{'type':'mcp_tool'}                                             | invalid_value | item.type",
                "{'type':'item_reference','id':'a'}                              | invalid_value | item.type",
                "{'type':'message'}                                              | missing_required_parameter | item.role",
                "{'type':'message','role':'tool','content':[]}                   | invalid_value | item.role",
                "{'type':'message','role':'user'}                                | missing_required_parameter | item.content",
                "{'type':'message','role':'user','content':'hi'}                 | invalid_type | item.content",
                "{'type':'message','role':'user','content':[7]}                  | invalid_type | item.content[0]",
                "{'type':'message','role':'user','content':[],'x':1}             | unknown_parameter | item.x",
                "{'type':'message','role':'user','content':[],'id':''}           | invalid_value | item.id",
                "{'type':'message','role':'user','content':[],'status':'gone'}   | invalid_value | item.status",
                "{'type':'message','role':'user','content':[],'object':'item'}   | invalid_value | item.object",
                "{'type':'message','role':'user','content':[{'type':'text','text':'a'}]} | invalid_value | item.content[0].type",
                "{'type':'message','role':'user','content':[{'type':'input_text'}]} | missing_required_parameter | item.content[0].text",
                "{'type':'message','role':'user','content':[{'type':'input_text','text':'a','b':1}]} | unknown_parameter | item.content[0].b",
                "{'type':'message','role':'system','content':[{'type':'input_audio','audio':''}]} | invalid_value | item.content[0].type",
                "{'type':'message','role':'assistant','content':[{'type':'output_audio','audio':''}]} | missing_required_parameter | item.content[0].text",
                "{'type':'message','role':'user','content':[{'type':'input_audio','audio':'!'}]} | invalid_value | item.content[0].audio",
                "{'type':'message','role':'user','content':[{'type':'input_image','image_url':'http://a'}]} | invalid_value | item.content[0].image_url",
                "{'type':'message','role':'user','content':[{'type':'input_image','image_url':'data:image/png;base64,!'}]} | invalid_value | item.content[0].image_url",
                "{'type':'function_call','name':'a'}                             | missing_required_parameter | item.arguments",
                "{'type':'function_call_output','output':'a'}                    | missing_required_parameter | item.call_id",
            })
    void whatIsWrongInAnItemIsNamed(String item, String code, String param) {
        ProtocolError error = refused("{'type':'conversation.item.create','event_id':'mine','item':" + item + "}");

        assertThat(error.code().wire()).isEqualTo(code);
        assertThat(error.param()).isEqualTo(param);
        assertThat(error.eventId()).isEqualTo("mine");
    }

    @Test
    void aRefusalUsesTheWordsOfTheProtocol() {
        assertThat(refused("{'type':'x'}").message())
                .startsWith("Invalid value: 'x'. Supported values are: 'session.update', 'input_audio_buffer.append',")
                .endsWith("'response.create' and 'response.cancel'.");
        assertThat(refused("{'type':'response.cancel','foo':1}").message()).isEqualTo("Unknown parameter: 'foo'.");
        assertThat(refused(
                                "{'type':'conversation.item.create','item':{'type':'message','role':'user','content':[],'id':'"
                                        + "x".repeat(33) + "'}}")
                        .message())
                .isEqualTo("Invalid 'item.id': string too long. Expected a string with maximum length 32,"
                        + " but got a string with length 33 instead.");
    }

    @Test
    void anEventIdOfMoreThan512CharactersIsRefusedAndNotRepeated() {
        assertThat(accepted("{'type':'response.cancel','event_id':'" + "x".repeat(512) + "'}")
                        .eventId())
                .hasSize(512);

        ProtocolError error = refused("{'type':'response.cancel','event_id':'" + "x".repeat(513) + "'}");

        assertThat(error.code().wire()).isEqualTo("string_above_max_length");
        assertThat(error.param()).isEqualTo("event_id");
        assertThat(error.eventId()).isNull();
    }

    @Test
    void textsOfMoreThanAMebibyteAreRefusedWhereverTheyAre() {
        String huge = "x".repeat(TextRules.MAX_CHARACTERS + 1);

        assertThat(refused("{'type':'session.update','session':{'tools':[{'name':'" + huge + "'}]}}")
                        .param())
                .isEqualTo("session.tools[0].name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "\\uDC00x", "a\\ud83d"})
    void namesThatAreNoTextAreRefused(String name) {
        ProtocolError error = refused("{'type':'session.update','session':{'tools':[{'name':'" + name + "'}]}}");

        assertThat(error.param()).isEqualTo("session.tools[0].name");
        assertThat(error.code().wire()).isEqualTo("invalid_value");
    }

    @Test
    void wordsAreTakenAsTheyAreSaidEvenWhereTheyAreNoText() {
        String words = "\\u0000 \\ud800 \\uDC00x a\\ud83d";
        ClientEvent said = accepted("{'type':'conversation.item.create','item':{'type':'message','role':'user',"
                + "'content':[{'type':'input_text','text':'" + words + "'}]}}");

        assertThat(((Item.Message) ((ClientEvent.ItemCreate) said).item()).content())
                .containsExactly(new ContentPart.InputText("\u0000 \ud800 \udc00x a\ud83d"));
    }

    @Test
    void aPairOfSurrogatesIsText() {
        assertThat(accepted("{'type':'session.update','session':{'instructions':'\\ud83d\\ude00'}}"))
                .isInstanceOf(ClientEvent.SessionUpdate.class);
    }

    @Test
    void depthAndNumberOfTokensAreBounded() {
        assertThat(refused("[".repeat(100_000)).code().wire()).isEqualTo("invalid_json");
        assertThat(refused("{'type':'session.update','session':{'tools':[" + "[],".repeat(300_000) + "[]]}}")
                        .code()
                        .wire())
                .isEqualTo("invalid_json");
        assertThat(refused("{'type':'x','n':" + "1".repeat(100) + "}").code().wire())
                .isEqualTo("invalid_json");
    }

    @Test
    void nothingOfWhatCannotBeParsedIsRepeated() {
        assertThat(refused("{'type':'response.create','secret words'").message())
                .doesNotContain("secret");
    }

    @Test
    void theFrontTheEndAndAnItemArePlaces() throws ProtocolViolation {
        assertThat(created("'previous_item_id':'root',").previousItemId()).isEqualTo("root");
        assertThat(created("'previous_item_id':'',").previousItemId()).isNull();
        assertThat(created("'previous_item_id':null,").previousItemId()).isNull();
        assertThat(created("").previousItemId()).isNull();
    }

    @Test
    void aCallWithoutAnIdGetsOneAndAnIdOfAnItemMayBeLeftOut() {
        ClientEvent.ItemCreate event = (ClientEvent.ItemCreate) accepted(
                "{'type':'conversation.item.create','item':{'type':'function_call','name':'n','arguments':'{}'}}");

        assertThat(event.item()).isEqualTo(new Item.FunctionCall(null, Item.Status.COMPLETED, "call_made", "n", "{}"));
    }

    @Test
    void everyPartOfAUsersMessageIsRead() {
        ClientEvent.ItemCreate event = (ClientEvent.ItemCreate) accepted("""
                        {'type':'conversation.item.create','item':{'id':'mine','object':'realtime.item','type':'message',
                        'role':'user','status':'incomplete','content':[{'type':'input_text','text':'look'},
                        {'type':'input_audio','audio':'AQIDBA==','transcript':null},
                        {'type':'input_image','image_url':'data:image/jpeg;base64,AAAA','detail':'high'}]}}""");
        Item.Message message = (Item.Message) event.item();

        assertThat(message.id()).isEqualTo(new ItemId("mine"));
        assertThat(message.status()).isEqualTo(Item.Status.INCOMPLETE);
        assertThat(message.content()).hasSize(3);
        assertThat(message.content().get(0)).isEqualTo(new ContentPart.InputText("look"));
        assertThat(((ContentPart.InputAudio) message.content().get(1)).audio()).containsExactly(1, 2, 3, 4);
        assertThat(message.content().get(2))
                .isEqualTo(new ContentPart.InputImage("data:image/jpeg;base64,AAAA", "high"));
    }

    @Test
    void aResponseMayHaveItsOwnInput() {
        ClientEvent.ResponseCreate event = (ClientEvent.ResponseCreate) accepted("""
                        {'type':'response.create','response':{'conversation':'none','instructions':'be brief',
                        'metadata':{'topic':'lights'},'input':[{'type':'item_reference','id':'a'},
                        {'type':'message','role':'user','content':[{'type':'input_text','text':'hi'}]}]}}""");

        assertThat(event.input()).hasSize(2);
        assertThat(event.input().get(0)).isEqualTo(new Item.Reference(new ItemId("a")));
        assertThat(event.overrides().has("input")).isFalse();
        assertThat(event.overrides().get("instructions").asText()).isEqualTo("be brief");
        assertThat(event.overrides().at("/metadata/topic").asText()).isEqualTo("lights");
    }

    @Test
    void aResponseWithoutInputAnswersTheConversation() {
        assertThat(((ClientEvent.ResponseCreate) accepted("{'type':'response.create','response':{}}")).input())
                .isNull();
        assertThat(((ClientEvent.ResponseCreate) accepted("{'type':'response.create','response':{'input':[]}}"))
                        .input())
                .isEmpty();
    }

    @Test
    void metadataIsBounded() {
        StringBuilder pairs = new StringBuilder();
        for (int i = 0; i < 17; i++) {
            pairs.append(i == 0 ? "" : ",").append("'k").append(i).append("':'v'");
        }

        assertThat(refused(metadata(pairs.toString())).param()).isEqualTo("response.metadata");
        assertThat(refused(metadata("'" + "k".repeat(65) + "':'v'")).param()).isEqualTo("response.metadata");
        assertThat(refused(metadata("'k':'" + "v".repeat(513) + "'")).param()).isEqualTo("response.metadata.k");
        assertThat(accepted(metadata("'" + "k".repeat(64) + "':'" + "v".repeat(512) + "'")))
                .isNotNull();
    }

    private static String metadata(String pairs) {
        return "{'type':'response.create','response':{'metadata':{" + pairs + "}}}";
    }

    private ClientEvent.ItemCreate created(String previous) {
        return (ClientEvent.ItemCreate) accepted("{'type':'conversation.item.create'," + previous
                + "'item':{'type':'message','role':'user','content':[]}}");
    }

    private ClientEvent accepted(String json) {
        try {
            return reader.read(json.replace('\'', '"'));
        } catch (ProtocolViolation violation) {
            throw new AssertionError(violation.error().toString(), violation);
        }
    }

    private ProtocolError refused(String json) {
        return catchThrowableOfType(ProtocolViolation.class, () -> reader.read(json.replace('\'', '"')))
                .error();
    }
}
