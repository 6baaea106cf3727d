package dev.voicebox.job.stream.language;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelMessage;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelRequest.ToolUse;
import dev.voicebox.language.ModelTool;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.language.Requests;
import dev.voicebox.language.Sampling;
import dev.voicebox.language.Tuning;
import dev.voicebox.persistence.redis.work.JobPayload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whatever goes between servers arrives as it was, also from one that knows more. */
class ModelFormsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STRANGE = "say \"hi\" \\ / \n\t\u0000\u0007\u2028 灯 👩‍👧 \uFFFD é";

    @ParameterizedTest
    @MethodSource("requests")
    void whatIsToBeAnsweredArrivesAsItWas(ModelRequest request) {
        assertThat(arrived(new ModelOrder(null, request))).isEqualTo(new ModelOrder(null, request));
        assertThat(arrived(new ModelOrder("groq", request)).only()).contains("groq");
    }

    static Stream<ModelRequest> requests() {
        return Stream.of(
                Requests.saying(""),
                Requests.saying(STRANGE),
                Requests.stoppingAt("\n\n"),
                new ModelRequest(STRANGE, everyKind(), tools(), ToolUse.AUTO, OptionalInt.of(4_096)),
                new ModelRequest("", List.of(), tools(), new ToolUse(ToolUse.Mode.NAMED, "light"), OptionalInt.empty()),
                new ModelRequest(
                        "", everyKind(), List.of(), new ToolUse(ToolUse.Mode.NONE, null), OptionalInt.of(1), tuned()),
                new ModelRequest(
                        "",
                        everyKind(),
                        List.of(),
                        new ToolUse(ToolUse.Mode.REQUIRED, null),
                        OptionalInt.empty(),
                        new Tuning(false, "minimal", Sampling.UNSAID)));
    }

    @Test
    void aWholeConversationWithPicturesArrivesAsItWas() {
        Random random = new Random(7);
        List<ModelMessage> messages = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            messages.add(new ModelMessage.UserText("灯".repeat(100_000 + random.nextInt(100_000))));
            messages.add(new ModelMessage.UserImage("data:image/png;base64," + "A".repeat(1024 * 1024 - 22), "high"));
        }
        ModelRequest request = Requests.of(messages, List.of("light"), ToolUse.AUTO);

        assertThat(arrived(new ModelOrder(null, request)).request()).isEqualTo(request);
    }

    @Test
    void aSchemaThatIsDeepArrivesAsItWas() {
        String deep = "{\"properties\":".repeat(60) + "{\"enum\":[1,2.5,true,null,\"" + "x".repeat(1000) + "\"]}"
                + "}".repeat(60);
        ModelTool tool = new ModelTool("light", null, tree(deep), true);
        ModelRequest request =
                new ModelRequest("", List.of(), List.of(tool), ToolUse.AUTO, OptionalInt.empty(), Tuning.UNSAID);

        assertThat(arrived(new ModelOrder(null, request)).request()).isEqualTo(request);
    }

    @ParameterizedTest
    @MethodSource("parts")
    void whatIsToldOfAnAnswerArrivesAsItWas(AnswerPart part) {
        assertThat(AnswerForm.read(AnswerForm.write(List.of(part)))).containsExactly(part);
    }

    static Stream<AnswerPart> parts() {
        return Stream.of(
                new AnswerPart.Answering("groq", "llama-3.3"),
                new AnswerPart.Text(STRANGE),
                new AnswerPart.Text("half of a pair: \ud83d"),
                new AnswerPart.Text("\udc67 the other"),
                new AnswerPart.Call(3, "call_1", "light"),
                new AnswerPart.Arguments(3, "{\"on\": tr"),
                new AnswerPart.Used(new ModelUsage(12_345, 1_024, 67)),
                new AnswerPart.Used(ModelUsage.estimate(1, 2)));
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonToStopArrivesAsItWas(FinishReason reason) {
        AnswerPart part = new AnswerPart.Finished(reason);

        assertThat(AnswerForm.read(AnswerForm.write(List.of(part)))).containsExactly(part);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfFailureArrivesAsItWas(ModelFailure.Kind kind) {
        AnswerPart plain = new AnswerPart.Failed(new ModelFailure(kind, "openai", "It failed. " + STRANGE));
        AnswerPart resting =
                new AnswerPart.Failed(new ModelFailure(kind, "openai,groq", "", Duration.ofNanos(61_000_000_007L)));

        assertThat(AnswerForm.read(AnswerForm.write(List.of(plain)))).containsExactly(plain);
        assertThat(AnswerForm.read(AnswerForm.write(List.of(resting)))).containsExactly(resting);
    }

    @Test
    void whatWaitedGoesTogetherInItsOrder() {
        List<AnswerPart> told = parts().toList();

        assertThat(AnswerForm.read(AnswerForm.write(told))).isEqualTo(told);
    }

    @Test
    void piecesOfTextThatWaitAreOne() {
        Untold untold = new Untold();
        untold.add(new AnswerPart.Answering("hand", "hand-1"));
        assertThat(untold.isDue()).isFalse();
        Stream.of("It ", "is ", "on.").forEach(text -> untold.add(new AnswerPart.Text(text)));
        untold.add(new AnswerPart.Call(0, "c", "light"));
        untold.add(new AnswerPart.Arguments(0, "{}"));

        assertThat(untold.take())
                .containsExactly(
                        new AnswerPart.Answering("hand", "hand-1"),
                        new AnswerPart.Text("It is on."),
                        new AnswerPart.Call(0, "c", "light"),
                        new AnswerPart.Arguments(0, "{}"));
        assertThat(untold.take()).isEmpty();
    }

    @Test
    void whatANewerServerAddsIsLeftAlone() {
        assertThat(AnswerForm.read("[{\"type\":\"mood\"},{\"type\":\"text\",\"text\":\"hi\",\"mood\":\"good\"}]"))
                .containsExactly(new AnswerPart.Text("hi"));
        assertThat(AnswerForm.read("[{\"type\":\"finished\",\"reason\":\"TIRED\"}]"))
                .containsExactly(new AnswerPart.Finished(FinishReason.STOP));
        assertThat(AnswerForm.read(
                        "[{\"type\":\"failed\",\"kind\":\"TIRED\",\"provider\":\"groq\",\"message\":\"tired\"}]"))
                .containsExactly(new AnswerPart.Failed(new ModelFailure(ModelFailure.Kind.PROVIDER, "groq", "tired")));
    }

    @Test
    void whatIsNoneIsRefusedWithoutQuotingIt() {
        IntStream.range(0, 2)
                .forEach(i -> assertThatThrownBy(() -> {
                            if (i == 0) {
                                AnswerForm.read("[{\"secret");
                            } else {
                                ModelForm.read(new JobPayload("{\"secret", new byte[0]));
                            }
                        })
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageNotContaining("secret")
                        .hasNoCause());
        assertThatThrownBy(() -> AnswerForm.read("{}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ModelForm.read(new JobPayload("{}", new byte[0])))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ModelForm.read(
                        new JobPayload("{\"instructions\":\"\",\"messages\":[{\"type\":\"dream\"}]}", new byte[0])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingOfWhatIsSaidIsInTheWordsForALog() {
        ModelOrder order = new ModelOrder(
                "groq", new ModelRequest("secret", everyKind(), tools(), ToolUse.AUTO, OptionalInt.empty()));

        assertThat(order.toString()).doesNotContain("secret").doesNotContain("灯");
        assertThat(parts().toList().toString())
                .doesNotContain("hi")
                .doesNotContain("light")
                .doesNotContain("on\"");
    }

    private static ModelOrder arrived(ModelOrder order) {
        return ModelForm.read(ModelForm.write(order));
    }

    private static List<ModelMessage> everyKind() {
        return List.of(
                new ModelMessage.SystemText("Be brief. " + STRANGE),
                new ModelMessage.UserText("Turn on the 灯."),
                new ModelMessage.UserImage("data:image/png;base64,AAAA", "low"),
                new ModelMessage.UserImage("data:image/png;base64,AAAA", null),
                new ModelMessage.ToolCall("call_1", "light", "{\"on\":true}"),
                new ModelMessage.ToolResult("call_1", STRANGE),
                new ModelMessage.AssistantText(STRANGE));
    }

    private static List<ModelTool> tools() {
        return List.of(
                new ModelTool("light", "Turns the 灯 on.", tree("{\"type\":\"object\",\"properties\":{}}"), true),
                new ModelTool("time", null, null));
    }

    private static Tuning tuned() {
        return new Tuning(
                true,
                "high",
                new Sampling(0.7, 0.95, List.of("\n", "灯"), tree("{\"type\":\"json_object\",\"n\":[1.25,null]}")));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
