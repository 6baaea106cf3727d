package dev.voicebox.spoken.english;

/**
 * What stands at a place of a text, in words.
 *
 * @param end index after it
 * @param words how it is said
 */
public record Reading(int end, String words) {}
