package dev.voicebox.language.builtin;

import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.Timers;

/** Answers with known words after known delays, to size a server and to measure VoiceBox alone. */
public final class StubLanguageModel implements LanguageModel {
    /** The name in {@code voicebox.llm.providers}. */
    public static final String NAME = "stub";

    private final Timers timers;
    private final Pace pace;

    public StubLanguageModel(Timers timers, Pace pace) {
        this.timers = timers;
        this.pace = pace;
    }

    @Override
    public String provider() {
        return NAME;
    }

    @Override
    public String model() {
        return NAME;
    }

    @Override
    public ModelCall stream(ModelRequest request, ModelListener listener) {
        Reply reply = ToolRule.reply(request).orElseGet(() -> new Reply.Words(answer(request)));
        return new Recital(Script.of(reply, request), timers, pace, listener).begin();
    }

    private static String answer(ModelRequest request) {
        return "This is the stub model speaking. It has read "
                + request.messages().size() + " messages so far, and it always answers with these same words.";
    }
}
