package dev.voicebox.job.stream.language;

import java.util.ArrayList;
import java.util.List;

/** What a model has said and nobody was told yet; pieces of text that follow each other are one. Not for several threads. */
final class Untold {
    /** Characters: more than any answer. It is given up where a gateway does not read on, or a model does not stop. */
    static final int MOST = 4 * 1024 * 1024;

    private final StringBuilder text = new StringBuilder();
    private List<AnswerPart> parts = new ArrayList<>();
    private int characters;
    private boolean said;
    private boolean ended;

    void add(AnswerPart part) {
        said |= part.isSaid();
        ended |= part.isLast();
        if (part instanceof AnswerPart.Text words) {
            text.append(words.text());
            characters += words.text().length();
            return;
        }
        if (part instanceof AnswerPart.Arguments arguments) {
            characters += arguments.text().length();
        }
        settle();
        parts.add(part);
    }

    /** Whether it may be told: a word was said, or nothing more comes. */
    boolean isDue() {
        return (said || ended) && !isEmpty();
    }

    boolean isTooMuch() {
        return characters > MOST;
    }

    List<AnswerPart> take() {
        settle();
        List<AnswerPart> taken = parts;
        parts = new ArrayList<>();
        characters = 0;
        return taken;
    }

    private boolean isEmpty() {
        return parts.isEmpty() && text.isEmpty();
    }

    private void settle() {
        if (!text.isEmpty()) {
            parts.add(new AnswerPart.Text(text.toString()));
            text.setLength(0);
        }
    }
}
