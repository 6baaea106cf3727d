package dev.voicebox.language.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelMessage;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelUsage;

/** The steps of a reply, its end included. A word counts as a token. */
record Script(List<Consumer<ModelListener>> steps) {
    Script {
        steps = List.copyOf(steps);
    }

    static Script of(Reply reply, ModelRequest request) {
        if (reply instanceof Reply.Calls demand) {
            return of(demand.calls(), request);
        }
        List<String> words = List.of(((Reply.Words) reply).text().strip().split("(?<=\\s)(?=\\S)"));
        int most = Math.min(words.size(), request.maxOutputTokens().orElse(words.size()));
        List<Consumer<ModelListener>> steps = new ArrayList<>();
        words.subList(0, most).forEach(word -> steps.add(out -> out.onText(word)));
        steps.add(end(usage(request, most), most < words.size() ? FinishReason.LENGTH : FinishReason.STOP));
        return new Script(steps);
    }

    private static Script of(List<Reply.Call> calls, ModelRequest request) {
        List<Consumer<ModelListener>> steps = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            int index = i;
            Reply.Call call = calls.get(i);
            String id = "call_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
            steps.add(out -> out.onToolCall(index, id, call.name()));
            steps.add(out -> out.onToolArguments(index, call.arguments()));
        }
        steps.add(end(usage(request, calls.size()), FinishReason.TOOL_CALLS));
        return new Script(steps);
    }

    private static Consumer<ModelListener> end(ModelUsage usage, FinishReason reason) {
        return out -> {
            out.onUsage(usage);
            out.onFinished(reason);
        };
    }

    private static ModelUsage usage(ModelRequest request, int outputTokens) {
        int input = wordsOf(request.instructions())
                + request.messages().stream().mapToInt(Script::wordsOf).sum();
        return new ModelUsage(input, 0, outputTokens);
    }

    private static int wordsOf(ModelMessage message) {
        if (message instanceof ModelMessage.UserText user) {
            return wordsOf(user.text());
        }
        if (message instanceof ModelMessage.AssistantText assistant) {
            return wordsOf(assistant.text());
        }
        if (message instanceof ModelMessage.SystemText system) {
            return wordsOf(system.text());
        }
        return 1;
    }

    private static int wordsOf(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
