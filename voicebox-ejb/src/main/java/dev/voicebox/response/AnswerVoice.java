package dev.voicebox.response;

import java.util.List;
import java.util.function.Consumer;

import dev.voicebox.effect.Effect;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.response.output.AnswerOutput;
import dev.voicebox.spoken.SentenceChunker;
import dev.voicebox.spoken.SpeakableText;
import dev.voicebox.spoken.SpokenForm;

/** The sound of one answer: cuts its text into chunks, has them spoken, and lets their sound out in order. */
final class AnswerVoice implements SpeechQueue.Out {
    private final ResponseOrder order;
    private final AnswerOutput output;
    private final Consumer<Effect> perform;
    private final SentenceChunker chunker = new SentenceChunker();
    private final SpeakableText speakable = new SpeakableText();
    private final SpeechQueue queue = new SpeechQueue(this);
    private boolean lost;

    AnswerVoice(ResponseOrder order, AnswerOutput output, Consumer<Effect> perform) {
        this.order = order;
        this.output = output;
        this.perform = perform;
    }

    void write(String delta) {
        speak(chunker.push(delta));
    }

    /** A piece that was cut already. */
    void say(String chunk) {
        speak(List.of(chunk));
    }

    /** The text has ended. */
    void endText() {
        speak(chunker.flush());
    }

    /** Whether there is something that is not spoken yet. */
    boolean isPending() {
        return !queue.isEmpty();
    }

    /** Whether the voice failed, so that the rest of the answer is text only. */
    boolean isLost() {
        return lost;
    }

    void onSound(int chunk, SpokenPiece piece) {
        queue.sound(chunk, piece);
    }

    void onSpoken(int chunk) {
        queue.ended(chunk);
    }

    /** The rest of the chunk will not be spoken. */
    void onBrokenOff(int chunk) {
        queue.brokeOff(chunk);
    }

    /** The chunk will not be spoken, and nothing after it. False when it was not being spoken. */
    boolean onLost(int chunk) {
        if (!queue.isSpeaking(chunk)) {
            return false;
        }
        lost = true;
        queue.giveUp(chunk);
        return true;
    }

    void pause(boolean wanted) {
        queue.pause(wanted);
    }

    /** Nothing more is spoken. Without a voice the text itself was the answer, and all of it has been told. */
    void breakOff() {
        queue.drop();
        if (!lost) {
            output.fallSilent();
        }
    }

    @Override
    public void begin(int chunk, SpokenForm text, String engine) {
        perform.accept(new Effect.Speak(
                order.id(),
                new SpeakOrder(
                        chunk,
                        text.text(),
                        order.config().spokenVoice(),
                        order.config().speed(),
                        order.config().mode().format(),
                        engine)));
    }

    @Override
    public void sound(SpokenForm text, SpokenPiece piece) {
        output.sound(text, piece);
    }

    @Override
    public void spoken(SpokenForm text) {
        output.spoke(text);
    }

    @Override
    public void brokenOff(SpokenForm text) {
        output.brokeOff(text);
    }

    private void speak(List<String> chunks) {
        if (order.config().mode().audio()) {
            queue.add(chunks.stream().map(speakable::next).toList());
        }
    }
}
