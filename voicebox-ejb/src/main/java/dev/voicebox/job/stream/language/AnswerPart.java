package dev.voicebox.job.stream.language;

import java.util.Objects;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.privacy.Redacted;

/** What a worker tells of an answer: what {@link ModelListener} hears. */
sealed interface AnswerPart {

    void tell(ModelListener listener);

    /** Whether it is a word or a call: from then on nobody else can answer. */
    default boolean isSaid() {
        return false;
    }

    /** Whether nothing follows. */
    default boolean isLast() {
        return false;
    }

    record Answering(String provider, String model) implements AnswerPart {
        @Override
        public void tell(ModelListener listener) {
            listener.onAnswering(provider, model);
        }
    }

    record Text(String text) implements AnswerPart {
        public Text {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public boolean isSaid() {
            return true;
        }

        @Override
        public void tell(ModelListener listener) {
            listener.onText(text);
        }

        @Override
        public String toString() {
            return "Text[" + Redacted.text(text) + "]";
        }
    }

    record Call(int index, String id, String name) implements AnswerPart {
        @Override
        public boolean isSaid() {
            return true;
        }

        @Override
        public void tell(ModelListener listener) {
            listener.onToolCall(index, id, name);
        }

        @Override
        public String toString() {
            return "Call[" + index + ", " + id + ", " + Redacted.text(name) + "]";
        }
    }

    record Arguments(int index, String text) implements AnswerPart {
        public Arguments {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public boolean isSaid() {
            return true;
        }

        @Override
        public void tell(ModelListener listener) {
            listener.onToolArguments(index, text);
        }

        @Override
        public String toString() {
            return "Arguments[" + index + ", " + Redacted.text(text) + "]";
        }
    }

    record Used(ModelUsage usage) implements AnswerPart {
        @Override
        public void tell(ModelListener listener) {
            listener.onUsage(usage);
        }
    }

    record Finished(FinishReason reason) implements AnswerPart {
        @Override
        public boolean isLast() {
            return true;
        }

        @Override
        public void tell(ModelListener listener) {
            listener.onFinished(reason);
        }
    }

    record Failed(ModelFailure failure) implements AnswerPart {
        @Override
        public boolean isLast() {
            return true;
        }

        @Override
        public void tell(ModelListener listener) {
            listener.onFailed(failure);
        }
    }
}
