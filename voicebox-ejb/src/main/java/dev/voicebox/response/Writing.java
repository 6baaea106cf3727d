package dev.voicebox.response;

import java.util.Optional;

import dev.voicebox.response.output.AnswerOutput;
import dev.voicebox.response.output.OutputLimit;

/**
 * What the model writes: it becomes items and is spoken, as far as it may. Each piece is {@code false} when it is too much.
 *
 * @param review through which it goes when a policy is in force
 */
record Writing(AnswerOutput output, AnswerVoice voice, OutputLimit limit, Optional<AnswerReview> review) {

    boolean text(String delta) {
        if (isTooMuch(delta)) {
            return false;
        }
        review.ifPresentOrElse(looked -> looked.text(delta), () -> {
            output.text(delta);
            voice.write(delta);
        });
        return true;
    }

    /** Said in place of an answer, however little the answer may hold. */
    void apology(String words) {
        output.text(words);
        voice.write(words);
        voice.endText();
    }

    boolean call(int index, String callId, String name) {
        if (isTooMuch(name)) {
            return false;
        }
        review.ifPresentOrElse(looked -> looked.call(index, callId, name), () -> output.call(index, callId, name));
        return true;
    }

    boolean arguments(int index, String delta) {
        if (isTooMuch(delta)) {
            return false;
        }
        review.ifPresentOrElse(looked -> looked.arguments(index, delta), () -> output.arguments(index, delta));
        return true;
    }

    private boolean isTooMuch(String piece) {
        boolean tooMuch = !limit.takes(piece);
        if (tooMuch) {
            review.ifPresent(AnswerReview::cut);
            voice.endText();
        }
        return tooMuch;
    }
}
