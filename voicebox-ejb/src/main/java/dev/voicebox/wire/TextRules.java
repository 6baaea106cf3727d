package dev.voicebox.wire;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.event.ProtocolViolation;

/**
 * What holds for every text of an event: at most 1 MiB except for audio, and, where it is no one's words, characters: U+0000
 * and halves of surrogate pairs have no place in names, ids and choices. Words are taken as they are said, kept and told again
 * exactly so.
 */
final class TextRules {
    static final int MAX_CHARACTERS = 1024 * 1024;

    /** The fields that hold what someone said, wrote, asked for or answered. */
    private static final Set<String> WORDS =
            Set.of("text", "transcript", "arguments", "output", "instructions", "reason", "message");

    private TextRules() {}

    /** Walks through the tree only when the text of the event shows that it could break a rule. */
    static void check(String json, JsonNode tree) throws ProtocolViolation {
        if (json.length() > MAX_CHARACTERS
                || json.contains("\\u0000")
                || json.contains("\\ud")
                || json.contains("\\uD")) {
            check(new Field(tree, ""));
        }
    }

    private static void check(Field field) throws ProtocolViolation {
        JsonNode node = field.value();
        if (node.isTextual()) {
            checkText(field, node.textValue());
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                check(field.element(i));
            }
        } else if (node.isObject()) {
            for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext(); ) {
                String name = fields.next().getKey();
                if (!isText(name)) {
                    throw field.refused("the name of a field holds U+0000 or half a surrogate pair.");
                }
                check(field.child(name));
            }
        }
    }

    private static void checkText(Field field, String text) throws ProtocolViolation {
        String name = field.path().substring(field.path().lastIndexOf('.') + 1);
        boolean audio = name.equals("audio");
        if (text.length() > MAX_CHARACTERS && !audio) {
            throw field.tooLong(MAX_CHARACTERS);
        }
        if (!audio && !WORDS.contains(name) && !isText(text)) {
            throw field.refused("the string holds U+0000 or half a surrogate pair.");
        }
    }

    static boolean isText(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }
}
