package dev.voicebox.config;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Each limit and each closed set of the session, with exactly the error of the protocol. */
class SessionLimitsTest {
    private static final String LONGEST_NAME = "x".repeat(64);
    private static final String VAD = "'audio':{'input':{'turn_detection':{'type':'server_vad',%s}}}";
    private static final String SEMANTIC = "'audio':{'input':{'turn_detection':{'type':'semantic_vad',%s}}}";

    static Stream<Arguments> outOfRange() {
        return Stream.of(
                range("'max_output_tokens':%s", "max_output_tokens", "an integer between 1 and 4096", "0", "4097"),
                range(
                        "'audio':{'output':{'speed':%s}}",
                        "audio.output.speed", "a number between 0.25 and 1.5", "0.24", "1.51"),
                range(
                        VAD.formatted("'threshold':%s"),
                        "audio.input.turn_detection.threshold",
                        "a number between 0.0 and 1.0",
                        "-0.1",
                        "1.1"),
                range(
                        VAD.formatted("'prefix_padding_ms':%s"),
                        "audio.input.turn_detection.prefix_padding_ms",
                        "an integer between 0 and 10000",
                        "-1",
                        "10001"),
                range(
                        VAD.formatted("'silence_duration_ms':%s"),
                        "audio.input.turn_detection.silence_duration_ms",
                        "an integer between 0 and 10000",
                        "-1",
                        "10001"),
                range(
                        VAD.formatted("'idle_timeout_ms':%s"),
                        "audio.input.turn_detection.idle_timeout_ms",
                        "an integer between 5000 and 30000",
                        "4999",
                        "30001"),
                range(
                        "'audio':{'input':{'noise_reduction':{'type':'near_field','strength':%s}}}",
                        "audio.input.noise_reduction.strength", "a number between 0.0 and 1.0", "-0.5", "1.5"),
                range(
                        "'audio':{'output':{'format':{'type':'audio/pcm','rate':%s}}}",
                        "audio.output.format.rate", "an integer between 24000 and 24000", "16000", "48000"),
                range(
                        "'truncation':{'type':'retention_ratio','retention_ratio':%s}",
                        "truncation.retention_ratio", "a number between 0.0 and 1.0", "-0.1", "1.1"),
                range(
                        "'truncation':{'type':'retention_ratio','retention_ratio':1,"
                                + "'token_limits':{'post_instructions':%s}}",
                        "truncation.token_limits.post_instructions", "an integer between 0 and 2147483647", "-1"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("outOfRange")
    void aNumberBeyondItsLimitIsRefused(String patch, String field, String range, List<String> beyond) {
        for (String number : beyond) {
            Configs.refusal(Configs.fresh(), Configs.patch(patch.formatted(number)))
                    .says(
                            ErrorCode.INVALID_VALUE,
                            "session." + field,
                            "Invalid value: " + number + ". Expected " + range + ".");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'max_output_tokens':1",
                "'max_output_tokens':4096",
                "'max_output_tokens':'inf'",
                "'audio':{'output':{'speed':0.25}}",
                "'audio':{'output':{'speed':1.5}}",
                "'audio':{'output':{'speed':1}}",
                "'audio':{'input':{'turn_detection':{'type':'server_vad','threshold':0,'prefix_padding_ms':0,"
                        + "'silence_duration_ms':10000,'idle_timeout_ms':30000}}}",
                "'audio':{'input':{'turn_detection':{'type':'server_vad','threshold':1.0,'idle_timeout_ms':5000}}}",
                "'audio':{'input':{'turn_detection':{'type':'server_vad','model_version':'any'}}}",
                "'truncation':{'type':'retention_ratio','retention_ratio':0.5,"
                        + "'token_limits':{'post_instructions':100}}",
                "'truncation':'disabled'",
                "'tracing':{'workflow_name':'w','group_id':'g','metadata':{'a':'b'}}",
                "'tools':[{'type':'function','name':'look_up'}],'tool_choice':{'type':'function','name':'look_up'}",
                "'parallel_tool_calls':false",
                "'reasoning':{'effort':'xhigh'}"
            })
    void whatIsJustWithinTheLimitsIsAccepted(String patch) {
        assertThatCode(() -> Configs.fresh(patch)).doesNotThrowAnyException();
    }

    static Stream<Arguments> closedSets() {
        return Stream.of(
                set("'type':'%s'", "type", "'realtime' and 'transcription'"),
                set("'output_modalities':['%s']", "output_modalities[0]", "'audio' and 'text'"),
                set("'tool_choice':'%s'", "tool_choice", "'none', 'auto' and 'required'"),
                set("'tool_choice':{'type':'%s'}", "tool_choice.type", "'function'"),
                set("'tools':[{'type':'%s'}]", "tools[0].type", "'function'"),
                set("'max_output_tokens':'%s'", "max_output_tokens", "'inf'"),
                set("'tracing':'%s'", "tracing", "'auto'"),
                set("'truncation':'%s'", "truncation", "'auto' and 'disabled'"),
                set("'truncation':{'type':'%s'}", "truncation.type", "'retention_ratio'"),
                set("'include':['%s']", "include[0]", "'item.input_audio_transcription.logprobs'"),
                set(
                        "'reasoning':{'effort':'%s'}",
                        "reasoning.effort", "'minimal', 'low', 'medium', 'high' and 'xhigh'"),
                set(
                        "'audio':{'input':{'format':{'type':'%s'}}}",
                        "audio.input.format.type", "'audio/pcm', 'audio/pcmu' and 'audio/pcma'"),
                set(
                        "'audio':{'input':{'noise_reduction':{'type':'%s'}}}",
                        "audio.input.noise_reduction.type", "'near_field' and 'far_field'"),
                set(
                        "'audio':{'input':{'turn_detection':{'type':'%s'}}}",
                        "audio.input.turn_detection.type", "'server_vad' and 'semantic_vad'"),
                set(
                        SEMANTIC.formatted("'eagerness':'%s'"),
                        "audio.input.turn_detection.eagerness",
                        "'auto', 'low', 'medium' and 'high'"),
                set(
                        "'audio':{'input':{'transcription':{'delay':'%s'}}}",
                        "audio.input.transcription.delay", "'minimal', 'low', 'medium', 'high' and 'xhigh'"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("closedSets")
    void aWordOutsideItsSetIsRefusedWithTheSet(String patch, String field, String supported) {
        String wrong = patch.formatted("x");
        Configs.refusal(Configs.fresh(), field.equals("type") ? Configs.json("{" + wrong + "}") : Configs.patch(wrong))
                .says(
                        ErrorCode.INVALID_VALUE,
                        "session." + field,
                        "Invalid value: 'x'. Supported values are: " + supported + ".");
    }

    static Stream<Arguments> wrongTypes() {
        return Stream.of(
                type("'instructions':5", "instructions", "a string", "an integer"),
                type("'instructions':null", "instructions", "a string", "null"),
                type("'model':{}", "model", "a string", "an object"),
                type("'output_modalities':'audio'", "output_modalities", "an array", "a string"),
                type("'tools':{}", "tools", "an array", "an object"),
                type("'tools':['x']", "tools[0]", "an object", "a string"),
                type(
                        "'tools':[{'type':'function','name':'f','parameters':[]}]",
                        "tools[0].parameters",
                        "an object",
                        "an array"),
                type("'tool_choice':true", "tool_choice", "a string or an object", "a boolean"),
                type("'max_output_tokens':1.5", "max_output_tokens", "an integer", "a decimal"),
                type("'parallel_tool_calls':'yes'", "parallel_tool_calls", "a boolean", "a string"),
                type("'tracing':5", "tracing", "a string or an object", "an integer"),
                type("'prompt':'pmpt'", "prompt", "an object", "a string"),
                type("'audio':null", "audio", "an object", "null"),
                type("'reasoning':null", "reasoning", "an object", "null"),
                type("'parallel_tool_calls':null", "parallel_tool_calls", "a boolean", "null"),
                type("'truncation':null", "truncation", "a string or an object", "null"),
                type("'tools':null", "tools", "an array", "null"),
                type("'tool_choice':null", "tool_choice", "a string or an object", "null"),
                type("'output_modalities':null", "output_modalities", "an array", "null"),
                type("'max_output_tokens':null", "max_output_tokens", "an integer", "null"),
                type("'model':null", "model", "a string", "null"),
                type("'audio':{'input':{'format':null}}", "audio.input.format", "an object", "null"),
                type("'audio':{'output':{'voice':null}}", "audio.output.voice", "a string", "null"),
                type("'audio':{'output':{'speed':null}}", "audio.output.speed", "a number", "null"),
                type(
                        "'truncation':{'type':'retention_ratio','retention_ratio':0.5,'token_limits':null}",
                        "truncation.token_limits",
                        "an object",
                        "null"),
                type(
                        "'truncation':{'type':'retention_ratio','retention_ratio':0.5,"
                                + "'token_limits':{'post_instructions':'all'}}",
                        "truncation.token_limits.post_instructions",
                        "an integer",
                        "a string"),
                type("'tracing':{'group_id':5}", "tracing.group_id", "a string", "an integer"),
                type("'tracing':{'metadata':[]}", "tracing.metadata", "an object", "an array"),
                type("'prompt':{'id':'p','version':2}", "prompt.version", "a string", "an integer"),
                type(
                        "'prompt':{'id':'p','variables':{'a':1}}",
                        "prompt.variables.a",
                        "a string or an object",
                        "an integer"),
                type("'include':{}", "include", "an array", "an object"),
                type(
                        "'audio':{'input':{'transcription':{'keywords':['a',1]}}}",
                        "audio.input.transcription.keywords[1]",
                        "a string",
                        "an integer"),
                type("'audio':{'input':[]}", "audio.input", "an object", "an array"),
                type("'audio':{'output':5}", "audio.output", "an object", "an integer"),
                type("'audio':{'output':{'voice':7}}", "audio.output.voice", "a string", "an integer"),
                type("'audio':{'output':{'speed':'fast'}}", "audio.output.speed", "a number", "a string"),
                type("'audio':{'input':{'format':'pcm16'}}", "audio.input.format", "an object", "a string"),
                type(
                        VAD.formatted("'create_response':1"),
                        "audio.input.turn_detection.create_response",
                        "a boolean",
                        "an integer"),
                type(
                        VAD.formatted("'interrupt_response':null"),
                        "audio.input.turn_detection.interrupt_response",
                        "a boolean",
                        "null"));
    }

    @ParameterizedTest(name = "{1} is not {3}")
    @MethodSource("wrongTypes")
    void aValueOfTheWrongTypeIsRefused(String patch, String field, String expected, String got) {
        Configs.refusal(Configs.fresh(), Configs.patch(patch))
                .says(
                        ErrorCode.INVALID_TYPE,
                        "session." + field,
                        "Invalid type for 'session." + field + "': expected " + expected + ", but got " + got
                                + " instead.");
    }

    static Stream<Arguments> unknown() {
        return Stream.of(
                arguments("'modalities':['text']", "modalities"),
                arguments("'temperature':0.8", "temperature"),
                arguments("'voice':'alloy'", "voice"),
                arguments("'input_audio_format':'pcm16'", "input_audio_format"),
                arguments("'id':'sess_1'", "id"),
                arguments("'expires_at':0", "expires_at"),
                arguments("'audio':{'inputs':{}}", "audio.inputs"),
                arguments("'audio':{'input':{'voice':'alloy'}}", "audio.input.voice"),
                arguments("'audio':{'output':{'volume':1}}", "audio.output.volume"),
                arguments(
                        "'audio':{'input':{'format':{'type':'audio/pcm','rate':24000,'bits':16}}}",
                        "audio.input.format.bits"),
                arguments(VAD.formatted("'eagerness':'low'"), "audio.input.turn_detection.eagerness"),
                arguments(SEMANTIC.formatted("'threshold':0.5"), "audio.input.turn_detection.threshold"),
                arguments(SEMANTIC.formatted("'idle_timeout_ms':5000"), "audio.input.turn_detection.idle_timeout_ms"),
                arguments("'audio':{'input':{'transcription':{'speed':1}}}", "audio.input.transcription.speed"),
                arguments(
                        "'audio':{'input':{'noise_reduction':{'type':'near_field','x':1}}}",
                        "audio.input.noise_reduction.x"),
                arguments("'tools':[{'type':'function','name':'f','function':{}}]", "tools[0].function"),
                arguments("'tool_choice':{'type':'function','name':'f','x':1}", "tool_choice.x"),
                arguments("'tracing':{'x':1}", "tracing.x"),
                arguments("'prompt':{'id':'p','x':1}", "prompt.x"),
                arguments(
                        "'truncation':{'type':'retention_ratio','retention_ratio':1,'token_limits':{'x':1}}",
                        "truncation.token_limits.x"),
                arguments("'reasoning':{'effort':'low','x':1}", "reasoning.x"),
                arguments("'truncation':{'type':'retention_ratio','x':1}", "truncation.x"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("unknown")
    void anUnknownFieldIsNamedWithItsWholePath(String patch, String field) {
        Configs.refusal(Configs.fresh(), Configs.patch(patch))
                .says(ErrorCode.UNKNOWN_PARAMETER, "session." + field, "Unknown parameter: 'session." + field + "'.");
    }

    @Test
    void twoFunctionsOfOneNameAreRefused() {
        Configs.refusal(
                        Configs.fresh(),
                        Configs.patch("'tools':[{'type':'function','name':'w'},{'type':'function','name':'w'}]"))
                .says(
                        ErrorCode.INVALID_VALUE,
                        "session.tools[1].name",
                        "Invalid 'session.tools[1].name': there is a function of this name already. Give each a name of"
                                + " its own.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"german", "d", "de-", "de-Deutsch", ""})
    void aLanguageThatIsNoCodeIsRefused(String language) {
        Configs.refusal(
                        Configs.fresh(),
                        Configs.patch("'audio':{'input':{'transcription':{'language':'" + language + "'}}}"))
                .says(
                        ErrorCode.INVALID_VALUE,
                        "session.audio.input.transcription.language",
                        "Invalid value: '" + language + "'. Expected an ISO 639-1 code such as 'en', or one with a"
                                + " region such as 'en-US'.");
    }

    static Stream<Arguments> missing() {
        return Stream.of(
                arguments("{}", "type"),
                arguments("{'instructions':'x'}", "type"),
                arguments("{'type':'realtime','prompt':{}}", "prompt.id"),
                arguments("{'type':'realtime','tools':[{'type':'function'}]}", "tools[0].name"),
                arguments("{'type':'realtime','tools':[{'name':'f'}]}", "tools[0].type"),
                arguments("{'type':'realtime','tool_choice':{'type':'function'}}", "tool_choice.name"),
                arguments("{'type':'realtime','truncation':{'type':'retention_ratio'}}", "truncation.retention_ratio"),
                arguments(
                        "{'type':'realtime','audio':{'input':{'turn_detection':{'threshold':0.5}}}}",
                        "audio.input.turn_detection.type"),
                arguments(
                        "{'type':'realtime','audio':{'input':{'noise_reduction':{}}}}",
                        "audio.input.noise_reduction.type"),
                arguments("{'type':'realtime','audio':{'input':{'format':{}}}}", "audio.input.format.type"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("missing")
    void aMissingFieldIsNamedWithItsWholePath(String patch, String field) {
        Configs.refusal(Configs.fresh(), Configs.json(patch))
                .says(
                        ErrorCode.MISSING_REQUIRED_PARAMETER,
                        "session." + field,
                        "Missing required parameter: 'session." + field + "'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "['audio','text']"})
    void anAnswerIsSpokenOrWrittenAndNeverBoth(String modalities) {
        Configs.refusal(Configs.fresh(), Configs.patch("'output_modalities':" + modalities))
                .says(
                        ErrorCode.INVALID_VALUE,
                        "session.output_modalities",
                        "Invalid value: " + modalities.replace('\'', '"')
                                + ". Supported values are: ['audio'] and ['text'].");
    }

    @Test
    void aRateBelongsToPcmOnly() {
        Configs.refusal(
                        Configs.fresh(),
                        Configs.patch("'audio':{'input':{'format':{'type':'audio/pcmu','rate':8000}}}"))
                .says(
                        ErrorCode.UNKNOWN_PARAMETER,
                        "session.audio.input.format.rate",
                        "Unknown parameter: 'session.audio.input.format.rate'. The rate of audio/pcmu is always"
                                + " 8000 Hz.");
    }

    @Test
    void aLongWrongValueIsShownInPart() {
        Configs.refusal(Configs.fresh(), Configs.patch("'tool_choice':'" + "x".repeat(500) + "'"))
                .says(
                        ErrorCode.INVALID_VALUE,
                        "session.tool_choice",
                        "Invalid value: '" + "x".repeat(64)
                                + "…'. Supported values are: 'none', 'auto' and 'required'.");
    }

    @Test
    void oneWrongFieldRefusesTheGoodOnesBesideIt() throws ProtocolViolation {
        RealtimeConfig config = Configs.fresh("'instructions':'old'");

        Configs.refusal(config, Configs.patch("'instructions':'new','audio':{'output':{'voice':'nobody'}}"));

        assertThat(config.answer().instructions()).isEqualTo("old");
    }

    @ParameterizedTest
    @ValueSource(strings = {"has space", "dotted.name", "ünïcode", "a/b"})
    void theNameOfAFunctionIsOneThatProvidersTake(String name) {
        Configs.refusal(Configs.fresh(), Configs.patch("'tools':[{'type':'function','name':'" + name + "'}]"))
                .says(
                        ErrorCode.INVALID_VALUE,
                        "session.tools[0].name",
                        "Invalid 'session.tools[0].name': string does not match pattern."
                                + " Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.");
    }

    @Test
    void theNameOfAFunctionHasAnEnd() {
        assertThatCode(() -> Configs.fresh("'tools':[{'type':'function','name':'" + LONGEST_NAME + "'}]"))
                .doesNotThrowAnyException();
        Configs.refusal(Configs.fresh(), Configs.patch("'tools':[{'type':'function','name':'" + LONGEST_NAME + "x'}]"))
                .says(
                        ErrorCode.STRING_ABOVE_MAX_LENGTH,
                        "session.tools[0].name",
                        "Invalid 'session.tools[0].name': string too long. Expected a string with maximum length 64,"
                                + " but got a string with length 65 instead.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'tool_choice':{'type':'function','name':'look_up'}",
                "'tools':[{'type':'function','name':'look'}],'tool_choice':{'type':'function','name':'look_up'}"
            })
    void onlyADeclaredFunctionCanBeChosen(String patch) {
        Configs.refusal(Configs.fresh(), Configs.patch(patch))
                .says(
                        ErrorCode.INVALID_VALUE,
                        "session.tool_choice.name",
                        "Invalid 'session.tool_choice.name': the function is not among the tools."
                                + " Declare it there, or choose 'auto'.");
    }

    @Test
    void aStoredPromptIsRefusedBecauseThereAreNone() {
        Configs.refusal(Configs.fresh(), Configs.patch("'prompt':{'id':'pmpt_1','version':null,'variables':null}"))
                .says(
                        ErrorCode.INVALID_VALUE,
                        "session.prompt.id",
                        "Invalid value: 'pmpt_1'. Prompt not found: no prompts are stored on this server."
                                + " Send its text as 'instructions'.");
    }

    @Test
    void aVoiceOfOnesOwnIsRefusedWithThoseThereAre() {
        assertThat(Configs.refusal(Configs.fresh(), Configs.patch("'audio':{'output':{'voice':{'id':'voice_1'}}}"))
                        .error()
                        .message())
                .startsWith(
                        "Invalid value: 'voice_1'. This tenant has no such voice." + " Supported values are: 'alloy', ")
                .endsWith(" 'marin' and 'cedar', and the voices that GET /v1/voices lists.");
    }

    @Test
    void aVoiceThatIsNotThereIsRefusedWithThePlaceOfTheListOfThoseThatAre() {
        Configs.refusal(Configs.fresh(), Configs.patch("'audio':{'output':{'voice':'tenor'}}"))
                .says(
                        ErrorCode.INVALID_VALUE,
                        "session.audio.output.voice",
                        "Invalid value: 'tenor'. Supported values are: 'alloy', 'ash', 'ballad', 'coral', 'echo', 'fable',"
                                + " 'nova', 'onyx', 'sage', 'shimmer', 'verse', 'marin' and 'cedar', and the voices that"
                                + " GET /v1/voices lists.");
    }

    @Test
    void aVoiceThatIsInstalledCanBeAskedForInTheSessionAndInOneAnswer() throws ProtocolViolation {
        RealtimeConfig config = RealtimeConfig.defaults("gpt-realtime", new VoiceNames(Set.of("af_heart", "bm_george")))
                .merge(Configs.patch("'audio':{'output':{'voice':'af_heart'}}"));

        assertThat(config.answer().mode().voice()).isEqualTo("af_heart");
        assertThat(config.answer()
                        .with(Configs.json("{'audio':{'output':{'voice':'bm_george'}}}"))
                        .mode()
                        .voice())
                .isEqualTo("bm_george");
    }

    @Test
    void instructionsAndToolsShareOneLimit() throws ProtocolViolation {
        String half = "x".repeat(4 * 8_192);
        RealtimeConfig config = Configs.fresh("'instructions':'" + half + "'");
        String tool = "'tools':[{'type':'function','name':'f','description':'%s'}]";

        assertThat(config.merge(Configs.patch(tool.formatted("x".repeat(4 * 8_191))))
                        .answer()
                        .tools())
                .hasSize(1);
        Configs.refusal(config, Configs.patch(tool.formatted(half)))
                .says(
                        ErrorCode.INVALID_VALUE,
                        "session.tools",
                        "Invalid 'session.tools': instructions and tools have about 16385 tokens together."
                                + " Expected at most 16384.");
        assertThat(Configs.refusal(Configs.fresh(), Configs.patch("'instructions':'" + half + half + "x'"))
                        .error()
                        .param())
                .isEqualTo("session.instructions");
    }

    private static Arguments range(String patch, String field, String range, String... beyond) {
        return arguments(patch, field, range, List.of(beyond));
    }

    private static Arguments set(String patch, String field, String supported) {
        return arguments(patch, field, supported);
    }

    private static Arguments type(String patch, String field, String expected, String got) {
        return arguments(patch, field, expected, got);
    }
}
