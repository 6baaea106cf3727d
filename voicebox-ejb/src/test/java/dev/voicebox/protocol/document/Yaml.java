package dev.voicebox.protocol.document;

import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** Writes a tree as YAML for people: what fits in a line is a line. */
final class Yaml {
    private static final int LINE = 120;
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_$/][A-Za-z0-9_$/.-]*");
    private static final Pattern PLAIN_TEXT = Pattern.compile("[A-Za-z][A-Za-z0-9_/.()' +;-]*[A-Za-z0-9_/.)]|[A-Za-z]");
    private static final Pattern MEANS_SOMETHING_ELSE =
            Pattern.compile("true|false|null|yes|no|on|off|y|n", Pattern.CASE_INSENSITIVE);

    private final StringBuilder out = new StringBuilder();

    private Yaml() {}

    static String of(JsonNode tree) {
        Yaml yaml = new Yaml();
        yaml.block(tree, 0);
        return yaml.out.toString();
    }

    private void block(JsonNode node, int indent) {
        if (node.isObject()) {
            node.properties().forEach(entry -> {
                out.append(" ".repeat(indent)).append(key(entry.getKey())).append(':');
                value(entry.getValue(), indent + 2);
            });
        } else {
            for (JsonNode element : node) {
                out.append(" ".repeat(indent)).append('-');
                value(element, indent + 2);
            }
        }
    }

    private void value(JsonNode value, int indent) {
        String line = flow(value);
        int column = out.length() - out.lastIndexOf("\n");
        boolean fits = column + line.length() < LINE && depth(value) < 3;
        if (value.isTextual() && value.textValue().contains("\n")) {
            out.append(" |\n");
            value.textValue()
                    .lines()
                    .forEach(text -> out.append(" ".repeat(text.isEmpty() ? 0 : indent))
                            .append(text)
                            .append('\n'));
        } else if (value.isValueNode() || fits || value.isEmpty()) {
            out.append(' ').append(line).append('\n');
        } else {
            out.append('\n');
            block(value, indent);
        }
    }

    private static String flow(JsonNode node) {
        StringBuilder line = new StringBuilder();
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> line.append(line.isEmpty() ? "" : ", ")
                            .append(key(entry.getKey()))
                            .append(": ")
                            .append(flow(entry.getValue())));
            return "{" + line + "}";
        }
        if (node.isArray()) {
            node.forEach(element -> line.append(line.isEmpty() ? "" : ", ").append(flow(element)));
            return "[" + line + "]";
        }
        return node.isTextual() ? text(node.textValue()) : node.toString();
    }

    private static int depth(JsonNode node) {
        int deepest = 0;
        for (JsonNode child : node) {
            deepest = Math.max(deepest, depth(child));
        }
        return node.isContainerNode() ? deepest + 1 : 0;
    }

    private static String key(String key) {
        return PLAIN_KEY.matcher(key).matches() && isPlain(key) ? key : quoted(key);
    }

    private static String text(String text) {
        return PLAIN_TEXT.matcher(text).matches() && isPlain(text) ? text : quoted(text);
    }

    private static boolean isPlain(String text) {
        return !MEANS_SOMETHING_ELSE.matcher(text).matches();
    }

    /** JSON's quotes are YAML's too. */
    private static String quoted(String text) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
    }
}
