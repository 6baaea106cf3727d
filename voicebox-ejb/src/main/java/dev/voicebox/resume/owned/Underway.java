package dev.voicebox.resume.owned;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import dev.voicebox.resume.StoredEvent;

/**
 * What was said since the oldest answer began that has not ended: when Redis did not take it, and then this server is lost, who
 * takes the session over must know how to end that answer.
 */
final class Underway {
    /** Some 2,000 pieces of an answer in writing; of a longer one nothing is remembered. */
    private static final int MOST_CHARACTERS = 512 * 1024;

    private final Deque<StoredEvent> said = new ArrayDeque<>();
    private long characters;
    private boolean whole;

    /** @param place with this event */
    void said(StoredEvent event, Memory.Place place) {
        if (place.openFrom() == 0) {
            forget();
            return;
        }
        whole = whole || place.openFrom() == place.events();
        if (whole) {
            said.add(event);
            characters += event.json().length();
            if (characters > MOST_CHARACTERS) {
                forget();
            }
        }
    }

    List<StoredEvent> all() {
        return List.copyOf(said);
    }

    private void forget() {
        said.clear();
        characters = 0;
        whole = false;
    }
}
