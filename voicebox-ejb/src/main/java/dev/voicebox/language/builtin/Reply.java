package dev.voicebox.language.builtin;

import java.util.Objects;

/** What a built-in model has decided to answer. */
sealed interface Reply {

    record Words(String text) implements Reply {
        public Words {
            Objects.requireNonNull(text, "text");
        }
    }

    /** {@code arguments} is JSON text. */
    record Call(String name, String arguments) implements Reply {
        public Call {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(arguments, "arguments");
        }
    }
}
