package dev.voicebox.completion;

import dev.voicebox.language.ModelMessage;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelTool;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.language.TokenEstimate;

/** What a call uses: as its provider counts, and until then as estimated. */
final class TokenCount {
    private final ModelRequest request;
    private long output;
    private ModelUsage told;

    TokenCount(ModelRequest request) {
        this.request = request;
    }

    synchronized void add(String delta) {
        output += TokenEstimate.quarters(delta);
    }

    synchronized void is(ModelUsage usage) {
        told = usage;
    }

    synchronized boolean hasOutput() {
        return output > 0 || told != null;
    }

    synchronized ModelUsage usage() {
        return told != null ? told : ModelUsage.estimate(input(), TokenEstimate.ofQuarters(output));
    }

    private int input() {
        long tokens = TokenEstimate.ofText(request.instructions());
        for (ModelMessage message : request.messages()) {
            tokens += of(message);
        }
        for (ModelTool tool : request.tools()) {
            tokens += TokenEstimate.ofTool(tool);
        }
        return (int) Math.min(Integer.MAX_VALUE, tokens);
    }

    private static int of(ModelMessage message) {
        if (message instanceof ModelMessage.SystemText system) {
            return TokenEstimate.ofText(system.text());
        } else if (message instanceof ModelMessage.UserText user) {
            return TokenEstimate.ofText(user.text());
        } else if (message instanceof ModelMessage.AssistantText assistant) {
            return TokenEstimate.ofText(assistant.text());
        } else if (message instanceof ModelMessage.ToolCall call) {
            return TokenEstimate.ofText(call.name() + call.arguments());
        } else if (message instanceof ModelMessage.ToolResult result) {
            return TokenEstimate.ofText(result.output());
        }
        return TokenEstimate.ofPicture();
    }
}
