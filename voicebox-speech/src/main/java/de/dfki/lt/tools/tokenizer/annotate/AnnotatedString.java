package de.dfki.lt.tools.tokenizer.annotate;

import java.text.CharacterIterator;

/** A text with a cursor, and values attached to stretches of it under a key. */
public interface AnnotatedString extends CharacterIterator {

    void annotate(String key, Object value, int from, int to);

    /** The value at the cursor, or {@code null}. */
    Object getAnnotation(String key);

    /** Where the stretch under the cursor starts: all its characters have the same value, or all have none. */
    int getRunStart(String key);

    /** Where the stretch under the cursor ends, exclusive. */
    int getRunLimit(String key);

    String substring(int from, int to);
}
