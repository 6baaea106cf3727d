package dev.voicebox.web.llm.read;

import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.completion.CompletionRequest.Target;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.language.ModelMessage;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelRequest.ToolUse;
import dev.voicebox.language.ModelTool;
import dev.voicebox.web.admission.PolicyGate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LlmCallTest {
    private static final String HI = "'messages':[{'role':'user','content':'Hi'}]";

    @Test
    void theLeastOfACallIsAMessage() throws Exception {
        LlmCall call = chat("{" + HI + "}");

        assertThat(call.request().target()).isEqualTo(Target.ANY);
        assertThat(call.request().request().messages()).containsExactly(new ModelMessage.UserText("Hi"));
        assertThat(call.stream()).isFalse();
    }

    @Test
    void aWholeConversationIsRead() throws Exception {
        ModelRequest request = chat("{'messages':[{'role':'developer','content':[{'type':'text','text':'Be brief.'}]},"
                        + "{'role':'user','content':[{'type':'text','text':'See:'},{'type':'image_url','image_url':"
                        + "{'url':'data:image/png;base64,AA==','detail':'low'}}]},"
                        + "{'role':'assistant','content':null,'refusal':null,'tool_calls':[{'id':'c1','type':'function',"
                        + "'function':{'name':'look','arguments':'{}'}}]},"
                        + "{'role':'tool','tool_call_id':'c1','content':'a cat'},"
                        + "{'role':'assistant','content':'A cat.'}]}")
                .request()
                .request();

        assertThat(request.messages())
                .containsExactly(
                        new ModelMessage.SystemText("Be brief."),
                        new ModelMessage.UserText("See:"),
                        new ModelMessage.UserImage("data:image/png;base64,AA==", "low"),
                        new ModelMessage.ToolCall("c1", "look", "{}"),
                        new ModelMessage.ToolResult("c1", "a cat"),
                        new ModelMessage.AssistantText("A cat."));
    }

    @Test
    void toolsAndSamplingAreRead() throws Exception {
        ModelRequest request = chat("{" + HI
                        + ",'tools':[{'type':'function','function':{'name':'look','parameters':{}}}],"
                        + "'tool_choice':{'type':'function','function':{'name':'look'}},'parallel_tool_calls':false,"
                        + "'temperature':0.5,'top_p':1,'stop':['a','b'],'max_completion_tokens':7,'max_tokens':9,"
                        + "'response_format':{'type':'json_object'},'reasoning_effort':'low'}")
                .request()
                .request();

        assertThat(request.tools())
                .singleElement()
                .satisfies(tool -> assertThat(tool.name()).isEqualTo("look"));
        assertThat(request.toolUse()).isEqualTo(new ToolUse(ToolUse.Mode.NAMED, "look"));
        assertThat(request.maxOutputTokens()).isEqualTo(OptionalInt.of(7));
        assertThat(request.tuning().parallelToolCalls()).isFalse();
        assertThat(request.tuning().reasoningEffort()).isEqualTo("low");
        assertThat(request.tuning().sampling().temperature()).isEqualTo(0.5);
        assertThat(request.tuning().sampling().stop()).isEqualTo(List.of("a", "b"));
        assertThat(request.tuning().sampling().format().toString()).contains("json_object");
    }

    @Test
    void aToolMayBeStrict() throws Exception {
        String tools = "'tools':[{'type':'function','function':{'name':'a','strict':true}},"
                + "{'type':'function','function':{'name':'b','strict':null}}]";

        assertThat(chat("{" + HI + "," + tools + "}").request().request().tools())
                .extracting(ModelTool::strict)
                .containsExactly(true, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'n':1",
                "'n':null",
                "'logprobs':false",
                "'top_logprobs':0",
                "'frequency_penalty':0.0",
                "'logit_bias':{}",
                "'modalities':['text']",
                "'functions':null",
                "'store':true",
                "'metadata':{'a':'b'}",
                "'user':'me'",
                "'seed':4",
                "'service_tier':'auto'",
                "'something_new':[1]",
                "'temperature':null",
                "'stream':null",
                "'response_format':{'type':'text'}"
            })
    void whatChangesNothingIsTaken(String more) {
        assertThatCode(() -> chat("{" + HI + "," + more + "}")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'n':2; n",
                "'n':'1'; n",
                "'logprobs':true; logprobs",
                "'top_logprobs':3; top_logprobs",
                "'presence_penalty':0.1; presence_penalty",
                "'logit_bias':{'1':2}; logit_bias",
                "'modalities':['text','audio']; modalities",
                "'audio':{'voice':'x'}; audio",
                "'functions':[{}]; functions",
                "'web_search_options':{'a':1}; web_search_options",
                "'temperature':2.1; temperature",
                "'temperature':'hot'; temperature",
                "'max_tokens':0; max_tokens",
                "'stop':['1','2','3','4','5']; stop",
                "'tools':[{'type':'web_search'}]; tools[0].type",
                "'tools':[{'type':'function','function':{'name':'a b'}}]; tools[0].function.name",
                "'tool_choice':'any'; tool_choice",
                "'tool_choice':{'type':'function','function':{'name':'x'}}; tool_choice.function.name",
                "'tool_choice':'required'; tool_choice",
                "'tools':[{'type':'function','function':{'name':'a','strict':1}}]; tools[0].function.strict",
                "'response_format':{'type':'xml'}; response_format.type",
                "'response_format':{'type':'json_schema'}; response_format.json_schema",
                "'response_format':{'type':'json_schema','json_schema':{'schema':{}}}; response_format.json_schema.name",
                "'credential_id':'x'; credential_id"
            })
    void whatWouldChangeTheAnswerIsRefusedByItsName(String more, String param) {
        assertRefused(() -> chat("{" + HI + "," + more + "}"), param);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; messages",
                "{'messages':[]}; messages",
                "{'messages':[{'role':'function','content':'x'}]}; messages[0].role",
                "{'messages':[{'role':'user'}]}; messages[0].content",
                "{'messages':[{'role':'user','content':5}]}; messages[0].content",
                "{'messages':[{'role':'user','content':[{'type':'input_audio'}]}]}; messages[0].content[0].type",
                "{'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'http://x/y'}}]}]}; messages[0].content[0].image_url.url",
                "{'messages':[{'role':'tool','content':'x'}]}; messages[0].tool_call_id"
            })
    void aMessageThatCannotBeReadIsRefusedByItsPlace(String body, String param) {
        assertRefused(() -> chat(body), param);
    }

    @Test
    void inOurOwnShapeWhatIsNotKnownIsRefused() {
        assertRefused(() -> LlmCall.invoke(json("{" + HI + ",'seed':4}"), true), "seed");
    }

    @Test
    void thePolicySeesTheModelThatIsNamed() throws Exception {
        assertThat(chat("{" + HI + ",'model':'gpt-x'}").wish())
                .isEqualTo(new PolicyGate.Wish("completion.create", "gpt-x", null));
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String param) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProtocolViolation.class,
                        violation -> assertThat(violation.error().param()).isEqualTo(param));
    }

    private static LlmCall chat(String body) throws Exception {
        return LlmCall.chat(json(body));
    }

    private static ObjectNode json(String body) throws Exception {
        return (ObjectNode) new ObjectMapper().readTree(body.replace('\'', '"'));
    }
}
