package dev.voicebox.language;

import java.util.List;
import java.util.OptionalInt;

import dev.voicebox.language.ModelRequest.ToolUse;

/** Requests as tests need them. */
public final class Requests {
    private Requests() {}

    public static ModelRequest saying(String text) {
        return of(List.of(new ModelMessage.UserText(text)), List.of(), ToolUse.AUTO);
    }

    /** An answer that ends before this text. */
    public static ModelRequest stoppingAt(String text) {
        Sampling sampling = new Sampling(null, null, List.of(text), null);
        ModelRequest plain = saying("hello");
        return new ModelRequest(
                plain.instructions(),
                plain.messages(),
                plain.tools(),
                plain.toolUse(),
                plain.maxOutputTokens(),
                new Tuning(null, null, sampling));
    }

    public static ModelRequest of(List<ModelMessage> messages, List<String> tools, ToolUse use) {
        List<ModelTool> declared =
                tools.stream().map(name -> new ModelTool(name, null, null)).toList();
        return new ModelRequest("", messages, declared, use, OptionalInt.empty());
    }
}
