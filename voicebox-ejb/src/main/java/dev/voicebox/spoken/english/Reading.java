package dev.voicebox.spoken.english;

import dev.voicebox.privacy.Redacted;

/**
 * What stands at a place of a text, in words.
 *
 * @param end index after it
 * @param words how it is said
 */
public record Reading(int end, String words) {
    @Override
    public String toString() {
        return "Reading[" + end + ", " + Redacted.text(words) + "]";
    }
}
