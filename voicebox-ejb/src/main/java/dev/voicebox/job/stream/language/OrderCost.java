package dev.voicebox.job.stream.language;

import dev.voicebox.language.ModelMessage;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelTool;
import dev.voicebox.language.TokenEstimate;

/** How much of a worker an order takes: tokens that the model reads, by estimate, and those of a usual answer. */
final class OrderCost {
    /** Of a spoken answer, half a minute. */
    private static final int USUAL_ANSWER = 100;

    private OrderCost() {}

    static long of(ModelRequest request) {
        long tokens = USUAL_ANSWER + TokenEstimate.ofText(request.instructions());
        for (ModelMessage message : request.messages()) {
            tokens += of(message);
        }
        for (ModelTool tool : request.tools()) {
            tokens += TokenEstimate.ofTool(tool);
        }
        return tokens;
    }

    private static int of(ModelMessage message) {
        if (message instanceof ModelMessage.SystemText system) {
            return TokenEstimate.ofText(system.text());
        } else if (message instanceof ModelMessage.UserText user) {
            return TokenEstimate.ofText(user.text());
        } else if (message instanceof ModelMessage.AssistantText assistant) {
            return TokenEstimate.ofText(assistant.text());
        } else if (message instanceof ModelMessage.ToolCall call) {
            return TokenEstimate.ofText(call.arguments());
        } else if (message instanceof ModelMessage.ToolResult result) {
            return TokenEstimate.ofText(result.output());
        }
        return TokenEstimate.ofPicture();
    }
}
