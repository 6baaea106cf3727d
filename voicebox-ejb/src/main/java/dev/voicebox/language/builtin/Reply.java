package dev.voicebox.language.builtin;

import java.util.List;
import java.util.Objects;

import dev.voicebox.privacy.Redacted;

/** What a built-in model has decided to answer. */
sealed interface Reply {

    record Words(String text) implements Reply {
        public Words {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public String toString() {
            return "Words[" + Redacted.text(text) + "]";
        }
    }

    /** In this order, at once. */
    record Calls(List<Call> calls) implements Reply {
        public Calls {
            calls = List.copyOf(calls);
            if (calls.isEmpty()) {
                throw new IllegalArgumentException("an answer of calls needs one");
            }
        }
    }

    /** {@code arguments} is JSON text. */
    record Call(String name, String arguments) {
        public Call {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(arguments, "arguments");
        }

        @Override
        public String toString() {
            return "Call[" + Redacted.text(name) + ", " + Redacted.text(arguments) + "]";
        }
    }
}
