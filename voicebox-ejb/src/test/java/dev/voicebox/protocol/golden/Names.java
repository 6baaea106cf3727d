package dev.voicebox.protocol.golden;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Gives the ids that a server made up the names of their first appearance, and back. */
final class Names {
    private static final Pattern ID =
            Pattern.compile("\\b(?:(item|resp|conv|sess)_[0-9A-Za-z]{21}|(call)_[0-9A-Za-z]{16})\\b");

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** The text with all ids by name. */
    String named(String text) {
        return ID.matcher(text).replaceAll(id -> names.computeIfAbsent(id.group(), this::next));
    }

    /** The text with all names by the ids that they stand for. */
    String unnamed(String text) {
        String back = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            back = back.replaceAll("\\b" + name.getValue() + "\\b", name.getKey());
        }
        return back;
    }

    private String next(String id) {
        String kind = id.substring(0, id.indexOf('_'));
        return kind + "_" + counts.merge(kind, 1, Integer::sum);
    }
}
