package dev.voicebox.web.llm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.completion.CompletionFailure;
import dev.voicebox.job.CancelToken;
import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.language.Timers;
import dev.voicebox.web.stream.RecordingResponse;
import dev.voicebox.web.stream.ReplyStream;

import static org.assertj.core.api.Assertions.assertThat;

class RepliesTest {
    private static final ModelUsage USED = new ModelUsage(7, 1, 2);

    private final RecordingResponse client = new RecordingResponse();
    private final CancelToken cancel = new CancelToken();
    private final ReplyStream out = new ReplyStream(client.async(), client.response(), cancel, 1024);
    private final Answer answer = new Answer("id_1", 5);
    private final List<Runnable> due = new ArrayList<>();
    private final Timers timers = (Duration delay, Runnable action) -> {
        due.add(action);
        return () -> due.remove(action);
    };

    @Test
    void aStreamTellsEachDeltaAndEndsOnce() {
        StreamedReply reply = streamed(new InvokeShape());

        reply.onChosen("openai", "m");
        reply.onText("Hi");
        reply.onDone(FinishReason.STOP, USED);
        reply.onFailed(new CompletionFailure(CompletionFailure.Kind.TIMEOUT, "late"));

        assertThat(body().split("\n\n"))
                .containsExactly(
                        "data: {\"type\":\"llm.started\",\"id\":\"id_1\",\"provider\":\"openai\",\"model\":\"m\"}",
                        "data: {\"type\":\"llm.text.delta\",\"delta\":\"Hi\"}",
                        "data: {\"type\":\"llm.done\",\"answer\":{\"id\":\"id_1\",\"object\":\"llm.answer\",\"created_at\":5,"
                                + "\"provider\":\"openai\",\"model\":\"m\",\"output_text\":\"Hi\",\"tool_calls\":[],"
                                + "\"finish_reason\":\"stop\",\"usage\":{\"input_tokens\":7,\"cached_tokens\":1,"
                                + "\"output_tokens\":2,\"total_tokens\":9,\"estimated\":false}}}");
        assertThat(client.completions).isOne();
    }

    @Test
    void aFailureBeforeAnythingWasSentHasAStatus() {
        StreamedReply reply = streamed(new ChatShape(false));
        reply.onChosen("openai", "m");

        reply.onFailed(new CompletionFailure(CompletionFailure.Kind.LIMIT_REACHED, "wait", 9));

        assertThat(client.status).isEqualTo(429);
        assertThat(client.headers).containsEntry("Retry-After", "9");
        assertThat(body()).startsWith("{\"error\":");
    }

    @Test
    void aFailureAfterwardsIsTheLastEvent() {
        StreamedReply reply = streamed(new ChatShape(false));
        reply.onChosen("openai", "m");
        reply.onText("Hi");

        reply.onFailed(new CompletionFailure(CompletionFailure.Kind.TIMEOUT, "slow"));

        assertThat(client.status).isEqualTo(200);
        assertThat(body()).contains("data: {\"error\":{\"message\":\"slow\"").doesNotContain("[DONE]");
        assertThat(client.completions).isOne();
    }

    @Test
    void whileTheModelIsMuteTheClientIsProbedAndOneThatHasGoneStopsIt() {
        StreamedReply reply = streamed(new InvokeShape());
        due.remove(0).run();
        due.remove(0).run();
        assertThat(body()).isEqualTo(":\n\n:\n\n");

        out.onError(new IOException("gone"));
        due.remove(0).run();

        assertThat(cancel.isCancelled()).isTrue();
        assertThat(due).as("further probes").isEmpty();
        reply.onText("late");
        assertThat(body()).isEqualTo(":\n\n:\n\n");
    }

    @Test
    void aClientThatDoesNotReadStopsTheModelBeforeMemoryGrows() {
        StreamedReply reply = streamed(new InvokeShape());
        client.ready = false;
        for (int i = 0; i < 100; i++) {
            reply.onText("0123456789");
        }

        assertThat(cancel.isCancelled()).isTrue();
        assertThat(client.completions).isOne();
    }

    @Test
    void aModelThatNeverEndsIsStopped() {
        WholeReply reply = new WholeReply(answer, new InvokeShape(), out, cancel::cancel);
        String much = "x".repeat(1024 * 1024);
        for (int i = 0; i < 5; i++) {
            reply.onText(much);
        }

        assertThat(cancel.isCancelled()).isTrue();
        assertThat(client.status).isEqualTo(502);
    }

    @Test
    void aWholeChatCompletionWithACallHasNoContent() {
        WholeReply reply = new WholeReply(answer, new ChatShape(false), out, cancel::cancel);
        reply.onChosen("openai", "m");
        reply.onToolCall(0, "call_1", "look");
        reply.onToolArguments(0, "{}");
        reply.onDone(FinishReason.TOOL_CALLS, USED);

        assertThat(body())
                .isEqualTo("{\"id\":\"id_1\",\"object\":\"chat.completion\",\"created\":5,\"model\":\"m\",\"choices\":"
                        + "[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":null,\"refusal\":null,\"tool_calls\":"
                        + "[{\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"look\",\"arguments\":\"{}\"}}]},"
                        + "\"logprobs\":null,\"finish_reason\":\"tool_calls\"}],\"usage\":{\"prompt_tokens\":7,"
                        + "\"completion_tokens\":2,\"total_tokens\":9,\"prompt_tokens_details\":{\"cached_tokens\":1}},"
                        + "\"voicebox\":{\"provider\":\"openai\"}}");
    }

    @Test
    void aStreamedChatCompletionTellsCallsAndUsage() {
        StreamedReply reply = streamed(new ChatShape(true));
        reply.onChosen("openai", "m");
        reply.onToolCall(0, "call_1", "look");
        reply.onToolArguments(0, "{}");
        reply.onDone(FinishReason.TOOL_CALLS, USED);

        String[] events = body().split("\n\n");
        assertThat(events).hasSize(6);
        assertThat(events[0]).contains("\"delta\":{\"role\":\"assistant\",\"content\":\"\"}", "\"usage\":null");
        assertThat(events[1]).contains("{\"index\":0,\"id\":\"call_1\",\"type\":\"function\"");
        assertThat(events[2]).contains("{\"index\":0,\"function\":{\"arguments\":\"{}\"}}");
        assertThat(events[3]).contains("\"finish_reason\":\"tool_calls\"");
        assertThat(events[4]).contains("\"choices\":[]", "\"prompt_tokens\":7");
        assertThat(events[5]).isEqualTo("data: [DONE]");
    }

    private StreamedReply streamed(Shape shape) {
        StreamedReply reply = new StreamedReply(answer, shape, out, timers, cancel::cancel);
        cancel.onCancel(reply::stop);
        reply.watch();
        return reply;
    }

    private String body() {
        return client.body.toString(StandardCharsets.UTF_8);
    }
}
