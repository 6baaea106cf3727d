package dev.voicebox.wire;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What a client puts into the conversation comes back as it was. */
class ItemRoundTripTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClientEventReader reader = new ClientEventReader(() -> "call_made");
    private final ServerEventWriter writer = new ServerEventWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'i','type':'message','status':'completed','role':'system','content':[{'type':'input_text','text':'a'}]}",
                "{'id':'i','type':'message','status':'completed','role':'user','content':[{'type':'input_text','text':'a'},"
                        + "{'type':'input_image','image_url':'data:image/png;base64,AAAA','detail':'low'}]}",
                "{'id':'i','type':'message','status':'incomplete','role':'assistant','content':"
                        + "[{'type':'output_text','text':'a'}]}",
                "{'id':'i','type':'function_call','status':'completed','name':'f','call_id':'c','arguments':'{}'}",
                "{'id':'i','type':'function_call_output','call_id':'c','output':'done'}",
                "{'id':'i','type':'mcp_list_tools','server_label':'s','tools':[{'name':'t','description':'d',"
                        + "'input_schema':{'type':'object'},'annotations':{'readOnlyHint':true}}]}",
                "{'id':'i','type':'mcp_call','server_label':'s','name':'t','arguments':'{}'}",
                "{'id':'i','type':'mcp_call','server_label':'s','name':'t','arguments':'{}',"
                        + "'approval_request_id':'r','output':'42'}",
                "{'id':'i','type':'mcp_call','server_label':'s','name':'t','arguments':'{}',"
                        + "'error':{'type':'http_error','code':502,'message':'gone'}}",
                "{'id':'i','type':'mcp_call','server_label':'s','name':'t','arguments':'{}',"
                        + "'error':{'type':'tool_execution_error','message':'broken'}}",
                "{'id':'i','type':'mcp_approval_request','server_label':'s','name':'t','arguments':'{}'}",
                "{'id':'i','type':'mcp_approval_response','approval_request_id':'r','approve':false,'reason':'no'}",
                "{'id':'i','type':'mcp_approval_response','approval_request_id':'r','approve':true}"
            })
    void everyTypeOfItemIsReadAndWritten(String item) throws Exception {
        assertThat(shown(item)).isEqualTo(JSON.readTree(item.replace('\'', '"')));
    }

    @Test
    void whatIsNullIsLeftOut() throws Exception {
        assertThat(shown("{'id':'i','type':'mcp_call','server_label':'s','name':'t','arguments':'{}','output':null,"
                        + "'error':null,'approval_request_id':null}"))
                .isEqualTo(shown("{'id':'i','type':'mcp_call','server_label':'s','name':'t','arguments':'{}'}"));
    }

    @Test
    void aToolIsAlwaysDescribed() throws Exception {
        assertThat(shown("{'id':'i','type':'mcp_list_tools','server_label':'s','tools':"
                                + "[{'name':'t','description':null,'input_schema':{}}]}")
                        .at("/tools/0/description")
                        .textValue())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'mcp_list_tools','tools':[]}                            | missing_required_parameter | server_label",
                "{'type':'mcp_list_tools','server_label':'s'}                    | missing_required_parameter | tools",
                "{'type':'mcp_list_tools','server_label':'s','tools':[{}]}       | missing_required_parameter | tools[0].name",
                "{'type':'mcp_list_tools','server_label':'s','tools':[{'name':'t'}]} | missing_required_parameter | tools[0].input_schema",
                "{'type':'mcp_list_tools','server_label':'s','tools':[{'name':'t','input_schema':5}]} | invalid_type | tools[0].input_schema",
                "{'type':'mcp_list_tools','server_label':'s','tools':[{'name':'t','input_schema':{},'x':1}]} | unknown_parameter | tools[0].x",
                "{'type':'mcp_call','server_label':'s','name':'t','arguments':'{}'} | missing_required_parameter | id",
                "{'type':'mcp_call','id':'i','name':'t','arguments':'{}'}        | missing_required_parameter | server_label",
                "{'type':'mcp_call','id':'i','server_label':'s','arguments':'{}'} | missing_required_parameter | name",
                "{'type':'mcp_call','id':'i','server_label':'s','name':'t'}      | missing_required_parameter | arguments",
                "{'type':'mcp_call','id':'i','server_label':'s','name':'t','arguments':{}} | invalid_type | arguments",
                "{'type':'mcp_call','id':'i','server_label':'s','name':'t','arguments':'','error':{'type':'x'}} | invalid_value | error.type",
                "{'type':'mcp_call','id':'i','server_label':'s','name':'t','arguments':'','error':{'type':'http_error','message':''}} | missing_required_parameter | error.code",
                "{'type':'mcp_call','id':'i','server_label':'s','name':'t','arguments':'','error':{'type':'tool_execution_error','code':1}} | unknown_parameter | error.code",
                "{'type':'mcp_approval_request','server_label':'s','name':'t','arguments':'{}'} | missing_required_parameter | id",
                "{'type':'mcp_approval_response','approve':true}                 | missing_required_parameter | approval_request_id",
                "{'type':'mcp_approval_response','approval_request_id':'r'}      | missing_required_parameter | approve",
                "{'type':'mcp_approval_response','approval_request_id':'r','approve':'yes'} | invalid_type | approve",
                "{'type':'message','role':'user','content':[{'type':'input_audio','audio':'AAAA'},{'type':'input_audio','audio':'AAAA'}]} | invalid_value | content[1].type",
            })
    void aWrongFieldIsNamed(String item, String code, String param) {
        ProtocolError error =
                catchThrowableOfType(ProtocolViolation.class, () -> read(item)).error();

        assertThat(error.code().wire()).isEqualTo(code);
        assertThat(error.param()).isEqualTo("item." + param);
    }

    private ClientEvent.ItemCreate read(String item) throws ProtocolViolation {
        return (ClientEvent.ItemCreate)
                reader.read(("{'type':'conversation.item.create','item':" + item + "}").replace('\'', '"'));
    }

    private JsonNode shown(String item) throws ProtocolViolation, JsonProcessingException {
        return JSON.readTree(
                        writer.write("event_1", new ItemEvent.Added(read(item).item(), null)))
                .path("item");
    }
}
