package dev.voicebox.language.builtin;

import java.util.List;
import java.util.regex.Pattern;

import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.Timers;

/** Answers when no model is configured: repeats what it heard and says so. */
public final class EchoLanguageModel implements LanguageModel {
    /** The name in {@code voicebox.llm.providers}. */
    public static final String NAME = "echo";

    /** Words to repeat; about 15 s of speech is enough to show that it heard. */
    private static final int MOST_WORDS = 40;

    /** The mark of a word that happens to be the last one, if it has any. */
    private static final Pattern UNFINISHED = Pattern.compile("[\\p{Punct}…]*\\z");

    private static final String EXCUSE = "No language model is configured, so I can only repeat what you say.";

    private final Timers timers;

    public EchoLanguageModel(Timers timers) {
        this.timers = timers;
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
        Reply reply = ToolRule.reply(request).orElseGet(() -> new Reply.Words(answer(LastWords.of(request))));
        return new Recital(Script.of(reply, request), timers, Pace.AT_ONCE, listener).begin();
    }

    private static String answer(String heard) {
        if (heard.isEmpty()) {
            return EXCUSE;
        }
        List<String> words = List.of(heard.split("\\s+"));
        String repeated = String.join(" ", words.subList(0, Math.min(MOST_WORDS, words.size())));
        String whole = words.size() > MOST_WORDS
                ? UNFINISHED.matcher(repeated).replaceFirst(", and so on.")
                : sentence(repeated);
        return "I heard: " + whole + " " + EXCUSE;
    }

    private static String sentence(String text) {
        return text.matches("(?s).*[.!?…]") ? text : text + ".";
    }
}
