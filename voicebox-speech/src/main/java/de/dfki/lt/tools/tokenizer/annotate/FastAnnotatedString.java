package de.dfki.lt.tools.tokenizer.annotate;

import java.text.StringCharacterIterator;
import java.util.Map;
import java.util.TreeMap;

/** Keeps, per key, where each stretch starts. Stretches of one key are added from left to right. */
public class FastAnnotatedString implements AnnotatedString {

    private record Stretch(Object value, int end) {}

    private final String text;
    private final StringCharacterIterator cursor;
    private final Map<String, TreeMap<Integer, Stretch>> stretches = new TreeMap<>();

    public FastAnnotatedString(String text) {
        this.text = text;
        this.cursor = new StringCharacterIterator(text);
    }

    @Override
    public void annotate(String key, Object value, int from, int to) {
        stretches.computeIfAbsent(key, any -> new TreeMap<>()).put(from, new Stretch(value, to));
    }

    @Override
    public Object getAnnotation(String key) {
        Map.Entry<Integer, Stretch> under = under(key);
        return under == null ? null : under.getValue().value();
    }

    @Override
    public int getRunStart(String key) {
        Map.Entry<Integer, Stretch> before = of(key).floorEntry(getIndex());
        if (before == null) {
            return 0;
        }
        return before.getValue().end() > getIndex()
                ? before.getKey()
                : before.getValue().end();
    }

    @Override
    public int getRunLimit(String key) {
        Map.Entry<Integer, Stretch> under = under(key);
        if (under != null) {
            return under.getValue().end();
        }
        Integer next = of(key).higherKey(getIndex());
        return next == null ? text.length() : next;
    }

    private Map.Entry<Integer, Stretch> under(String key) {
        Map.Entry<Integer, Stretch> before = of(key).floorEntry(getIndex());
        return before != null && before.getValue().end() > getIndex() ? before : null;
    }

    private TreeMap<Integer, Stretch> of(String key) {
        return stretches.getOrDefault(key, new TreeMap<>());
    }

    @Override
    public String substring(int from, int to) {
        return text.substring(from, to);
    }

    @Override
    public char first() {
        return cursor.first();
    }

    @Override
    public char last() {
        return cursor.last();
    }

    @Override
    public char current() {
        return cursor.current();
    }

    @Override
    public char next() {
        return cursor.next();
    }

    @Override
    public char previous() {
        return cursor.previous();
    }

    @Override
    public char setIndex(int position) {
        return cursor.setIndex(position);
    }

    @Override
    public int getBeginIndex() {
        return cursor.getBeginIndex();
    }

    @Override
    public int getEndIndex() {
        return cursor.getEndIndex();
    }

    @Override
    public int getIndex() {
        return cursor.getIndex();
    }

    @Override
    public Object clone() {
        FastAnnotatedString copy = new FastAnnotatedString(text);
        stretches.forEach((key, value) -> copy.stretches.put(key, new TreeMap<>(value)));
        copy.setIndex(getIndex());
        return copy;
    }

    @Override
    public String toString() {
        return text;
    }
}
