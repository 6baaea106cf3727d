package dev.voicebox.resume;

import java.util.Objects;

/** Whether an event is stored, and where it stands if it is not. */
public sealed interface Keeping {
    Keeping STORED = new Stored();
    Keeping PASSING = new Passing();

    <R> R accept(Handler<R> handler);

    /** It is sent again to who has not seen it. */
    record Stored() implements Keeping {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onStored();
        }
    }

    /** Nobody gets it again, as sound. Who has seen it has seen what was appended before. */
    record Passing() implements Keeping {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onPassing();
        }
    }

    /**
     * As {@link Passing}, but who has seen it has seen no more than {@code after}: the {@code session.created} of a resumed
     * session, which goes out before what was missed, and must never be stored for the token in it.
     *
     * @param after the event that the client saw last; {@code null} for none
     */
    record Greeting(String after) implements Keeping {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onGreeting(this);
        }
    }

    /** One method a way. */
    interface Handler<R> {
        R onStored();

        R onPassing();

        R onGreeting(Greeting greeting);
    }

    /** Whether it is stored. */
    default boolean isStored() {
        return Objects.equals(this, STORED);
    }
}
