package dev.voicebox.persistence.redis.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What an owner says of its session, in order; all of it is taken or nothing. A write that is made twice counts once.
 *
 * @param epoch of the lease
 * @param from the version that the owner knows
 * @param to the version afterwards, which no other write has had
 */
public record SessionWrite(SessionAddress session, long epoch, long from, long to, List<String> operations) {
    public SessionWrite {
        Objects.requireNonNull(session, "session");
        operations = List.copyOf(operations);
        if (to <= from) {
            throw new IllegalArgumentException("versions count upwards, but " + to + " is not behind " + from);
        }
    }

    @Override
    public String toString() {
        return "SessionWrite[" + session + ", " + epoch + ", " + from + " to " + to + ", " + operations.size()
                + " words]";
    }

    /** Says one thing after the other. */
    public static final class Operations {
        private final List<String> words = new ArrayList<>();
        private long bytes;

        /** An event that is kept. */
        public Operations event(String id, String type, String json) {
            return add("E", id, type, json);
        }

        /** An event that is not kept: who has seen it has seen what was kept before. */
        public Operations passing(String id) {
            return add("P", id);
        }

        /** As {@link #passing}, but who has seen it has seen no more than {@code after}; empty for nothing. */
        public Operations greeting(String id, String after) {
            return add("G", id, after);
        }

        public Operations config(String config) {
            return add("C", config);
        }

        /** @param previous empty for the first; one that is not known for the last */
        public Operations item(String id, String body, String previous) {
            return add("I", id, body, previous);
        }

        public Operations dropItem(String id) {
            return add("D", id);
        }

        public Operations tokenReceived() {
            return add("T");
        }

        public boolean isEmpty() {
            return words.isEmpty();
        }

        /** About what it takes on the way. */
        public long characters() {
            return bytes;
        }

        public List<String> words() {
            return List.copyOf(words);
        }

        private Operations add(String... more) {
            for (String word : more) {
                words.add(word);
                bytes += word.length();
            }
            return this;
        }
    }
}
