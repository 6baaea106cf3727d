package dev.voicebox.content;

import java.util.Objects;

/** How what a tenant's callers say is kept. */
public sealed interface Protection {

    <R> R accept(Handler<R> handler);

    /** As it is. */
    record Plain() implements Protection {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onPlain();
        }
    }

    /** Encrypted under this key. */
    record Encrypted(ContentKey key) implements Protection {
        public Encrypted {
            Objects.requireNonNull(key, "key");
        }

        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onEncrypted(key);
        }
    }

    /** One method a kind. */
    interface Handler<R> {
        R onPlain();

        R onEncrypted(ContentKey key);
    }
}
