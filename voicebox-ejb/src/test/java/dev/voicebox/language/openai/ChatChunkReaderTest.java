package dev.voicebox.language.openai;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.language.RecordingAnswer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChatChunkReaderTest {
    private final RecordingAnswer answer = new RecordingAnswer();
    private final ChatChunkReader reader = new ChatChunkReader(
            answer,
            new ChatFailures(
                    new ChatEndpoint("groq", URI.create("https://host/v1"), ApiKey.NONE, "m", Patience.DEFAULT)));

    @Test
    void aRoleIsNoTokenAndTextIsOne() throws Exception {
        assertThat(delta("{\"role\":\"assistant\",\"content\":\"\"}")).isFalse();
        assertThat(delta("{\"reasoning\":\"hm\",\"content\":null}")).isFalse();
        assertThat(delta("{\"content\":\"Hi\"}")).isTrue();
        assertThat(answer.text()).isEqualTo("Hi");
    }

    @Test
    void whiteSpaceIsHeardAndIsNoToken() throws Exception {
        assertThat(delta("{\"content\":\"\\n \"}")).isFalse();
        assertThat(answer.text()).isEqualTo("\n ");
    }

    @Test
    void aCallIsATokenAndWhiteSpaceInItsArgumentsIsNone() throws Exception {
        assertThat(delta("{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"one\"}}]}"))
                .isTrue();
        assertThat(delta("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\"}}]}"))
                .isTrue();
        assertThat(delta("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"  \"}}]}"))
                .isFalse();
        assertThat(answer.calls()).containsExactly("one a {  ");
    }

    @Test
    void callsAreCountedFromZeroHoweverTheProviderNumbersThem() throws Exception {
        delta("{\"tool_calls\":[{\"index\":3,\"id\":\"a\",\"function\":{\"name\":\"one\",\"arguments\":\"{\"}}]}");
        delta("{\"tool_calls\":[{\"index\":7,\"id\":\"b\",\"function\":{\"name\":\"two\",\"arguments\":\"{}\"}}]}");
        delta("{\"tool_calls\":[{\"index\":3,\"function\":{\"arguments\":\"}\"}}]}");

        assertThat(answer.calls()).containsExactly("one a {}", "two b {}");
    }

    @Test
    void callsWithoutNumbersAreToldApartByTheirIds() throws Exception {
        delta("{\"tool_calls\":[{\"id\":\"a\",\"function\":{\"name\":\"one\",\"arguments\":\"{\"}}]}");
        delta("{\"tool_calls\":[{\"function\":{\"arguments\":\"}\"}}]}");
        delta("{\"tool_calls\":[{\"id\":\"b\",\"function\":{\"name\":\"two\",\"arguments\":{\"x\":1}}}]}");

        assertThat(answer.calls()).containsExactly("one a {}", "two b {\"x\":1}");
    }

    @Test
    void callsOfTheSameNumberAreToldApartByTheirIdsAndNames() throws Exception {
        delta("{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"one\",\"arguments\":\"{}\"}}]}");
        delta("{\"tool_calls\":[{\"index\":0,\"id\":\"b\",\"function\":{\"name\":\"one\",\"arguments\":\"{\"}}]}");
        delta("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"}\"}}]}");

        assertThat(answer.calls()).containsExactly("one a {}", "one b {}");
    }

    @Test
    void aCallWhoseIdAndNameAreRepeatedIsOne() throws Exception {
        delta("{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"one\",\"arguments\":\"{\"}}]}");
        delta("{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"one\",\"arguments\":\"}\"}}]}");

        assertThat(answer.calls()).containsExactly("one a {}");
    }

    @Test
    void argumentsThatComeBeforeTheNameWaitForIt() throws Exception {
        delta("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\"}}]}");
        assertThat(answer.events()).isZero();
        delta("{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"one\",\"arguments\":\"}\"}}]}");

        assertThat(answer.calls()).containsExactly("one a {}");
    }

    @Test
    void aCallWithoutIdGetsOne() throws Exception {
        delta("{\"tool_calls\":[{\"index\":0,\"function\":{\"name\":\"one\",\"arguments\":\"{}\"}}]}");

        assertThat(answer.calls().get(0)).matches("one call_\\S+ \\{}");
    }

    @Test
    void stopAfterACallMeansTheCall() throws Exception {
        delta("{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"one\",\"arguments\":\"{}\"}}]}");
        reader.read("{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}");

        assertThat(reader.finish()).contains(FinishReason.TOOL_CALLS);
    }

    @Test
    void aCallThatNeverGotItsNameIsNoEnd() throws Exception {
        delta("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{}\"}}]}");
        reader.read("{\"choices\":[{\"delta\":{},\"finish_reason\":\"tool_calls\"}]}");

        assertThat(reader.finish()).isEmpty();
    }

    @Test
    void usageInEveryEventCountsOnce() throws Exception {
        reader.read("{\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":1}}");
        reader.read("{\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}");

        assertThat(reader.usage()).contains(new ModelUsage(5, 0, 2));
        assertThat(answer.usages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-2147483648", "3000000000", "9223372036854775807"})
    void countsThatCannotBeAreNone(String tokens) throws Exception {
        reader.read("{\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":" + tokens + "}}");

        assertThat(reader.usage()).isEmpty();
    }

    @Test
    void anErrorOfTextIsAnErrorToo() {
        assertThatThrownBy(() -> reader.read("{\"error\":\"overloaded with secrets\"}"))
                .isInstanceOf(ChatError.class)
                .hasMessage("The language model groq reported an error within its answer.");
    }

    private boolean delta(String delta) throws ChatError {
        return reader.read("{\"choices\":[{\"index\":0,\"delta\":" + delta + "}]}");
    }
}
