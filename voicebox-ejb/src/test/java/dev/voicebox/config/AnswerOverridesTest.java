package dev.voicebox.config;

import java.util.OptionalInt;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ResponseView.OutputMode;
import dev.voicebox.language.ModelRequest.ToolUse;
import dev.voicebox.language.Tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What response.create may say for one answer. */
class AnswerOverridesTest {

    private final AnswerConfig session = Configs.fresh().answer();

    @Test
    void anEmptyRequestIsAnsweredAsTheSessionSays() throws ProtocolViolation {
        assertThat(session.with(Configs.json("{}"))).isEqualTo(session);
    }

    @Test
    void nullIsAsIfItWereNotSaid() throws ProtocolViolation {
        assertThat(session.with(Configs.json("{'conversation':null,'instructions':null,'output_modalities':null,"
                        + "'audio':null,'tools':null,'tool_choice':null,'max_output_tokens':null,'metadata':null}")))
                .isEqualTo(session);
    }

    @Test
    void whatIsSaidReplacesTheSessions() throws ProtocolViolation {
        AnswerConfig answer = session.with(Configs.json("{'conversation':'none','instructions':'','tools':"
                + "[{'type':'function','name':'f'}],'tool_choice':{'type':'function','name':'f'},"
                + "'output_modalities':['text'],'max_output_tokens':7,"
                + "'audio':{'output':{'format':{'type':'audio/pcma'},'voice':'verse'}},'metadata':{'a':'b'}}"));

        assertThat(answer.instructions()).isEmpty();
        assertThat(answer.tools()).hasSize(1);
        assertThat(answer.toolUse()).isEqualTo(new ToolUse(ToolUse.Mode.NAMED, "f"));
        assertThat(answer.mode()).isEqualTo(new OutputMode(false, AudioFormat.PCMA, "verse"));
        assertThat(answer.maxOutputTokens()).isEqualTo(OptionalInt.of(7));
        assertThat(answer.speed()).isEqualTo(session.speed());
    }

    @Test
    void reasoningAndParallelCallsCanBeSaidForOneAnswer() throws ProtocolViolation {
        AnswerConfig answer =
                session.with(Configs.json("{'reasoning':{'effort':'minimal'},'parallel_tool_calls':false}"));

        assertThat(answer.tuning()).isEqualTo(new Tuning(false, "minimal"));
        assertThat(answer.with(Configs.json("{'metadata':{'a':'b'}}")).tuning()).isEqualTo(answer.tuning());
    }

    @Test
    void theSessionsChoiceHoldsForTheAnswersToolsToo() throws ProtocolViolation {
        AnswerConfig chosen = Configs.fresh(
                        "'tools':[{'type':'function','name':'f'}]," + "'tool_choice':{'type':'function','name':'f'}")
                .answer();

        assertThat(catchThrowable(() -> chosen.with(Configs.json("{'tools':[{'type':'function','name':'g'}]}"))))
                .isInstanceOfSatisfying(
                        ProtocolViolation.class,
                        refused -> assertThat(refused.error().param()).isEqualTo("response.tools"));
    }

    @Test
    void aVoiceAloneKeepsTheFormat() throws ProtocolViolation {
        assertThat(session.with(Configs.json("{'audio':{'output':{'voice':'verse'}}}"))
                        .mode())
                .isEqualTo(new OutputMode(true, AudioFormat.PCM, "verse"));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("{'modalities':['text']}", ErrorCode.UNKNOWN_PARAMETER, "response.modalities"),
                arguments("{'audio':{'input':{}}}", ErrorCode.UNKNOWN_PARAMETER, "response.audio.input"),
                arguments(
                        "{'audio':{'output':{'speed':1}}}", ErrorCode.UNKNOWN_PARAMETER, "response.audio.output.speed"),
                arguments("{'conversation':'mine'}", ErrorCode.INVALID_VALUE, "response.conversation"),
                arguments("{'conversation':5}", ErrorCode.INVALID_TYPE, "response.conversation"),
                arguments("{'max_output_tokens':0}", ErrorCode.INVALID_VALUE, "response.max_output_tokens"),
                arguments("{'output_modalities':[]}", ErrorCode.INVALID_VALUE, "response.output_modalities"),
                arguments("{'output_modalities':['x']}", ErrorCode.INVALID_VALUE, "response.output_modalities[0]"),
                arguments("{'tools':[{'type':'x'}]}", ErrorCode.INVALID_VALUE, "response.tools[0].type"),
                arguments("{'reasoning':{'effort':'huge'}}", ErrorCode.INVALID_VALUE, "response.reasoning.effort"),
                arguments("{'prompt':{'id':'pmpt_1'}}", ErrorCode.INVALID_VALUE, "response.prompt.id"),
                arguments("{'prompt':{}}", ErrorCode.MISSING_REQUIRED_PARAMETER, "response.prompt.id"),
                arguments(
                        "{'tool_choice':{'type':'function','name':'f'}}",
                        ErrorCode.INVALID_VALUE,
                        "response.tool_choice.name"),
                arguments(
                        "{'tools':[{'type':'mcp'}]}",
                        ErrorCode.MISSING_REQUIRED_PARAMETER,
                        "response.tools[0].server_label"),
                arguments(
                        "{'instructions':'" + "x".repeat(4 * 16_385) + "'}",
                        ErrorCode.INVALID_VALUE,
                        "response.instructions"),
                arguments("{'instructions':[]}", ErrorCode.INVALID_TYPE, "response.instructions"),
                arguments("{'parallel_tool_calls':1}", ErrorCode.INVALID_TYPE, "response.parallel_tool_calls"),
                arguments(
                        "{'audio':{'output':{'voice':'x'}}}", ErrorCode.INVALID_VALUE, "response.audio.output.voice"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("refused")
    void aWrongFieldIsNamedWithItsPath(String overrides, ErrorCode code, String param) {
        assertThat(catchThrowable(() -> session.with(Configs.json(overrides))))
                .isInstanceOfSatisfying(ProtocolViolation.class, violation -> {
                    assertThat(violation.error().code()).isEqualTo(code);
                    assertThat(violation.error().param()).isEqualTo(param);
                });
    }
}
