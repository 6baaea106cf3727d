package dev.voicebox.protocol.document;

import java.util.List;
import java.util.stream.Collectors;

import dev.voicebox.protocol.ProtocolData;
import dev.voicebox.protocol.ProtocolEvent;
import dev.voicebox.protocol.ProtocolField;
import dev.voicebox.protocol.Shape;
import dev.voicebox.protocol.Side;
import dev.voicebox.protocol.Standing;

/** What VoiceBox keeps of the protocol, event by event and field by field, as Markdown. */
final class Matrix {
    static final String BEGIN = "<!-- matrix: written by ProtocolDocumentsTest -->\n";
    static final String END = "<!-- end of the matrix -->\n";

    private static final List<String> COMMON = List.of("type", "event_id");

    private final StringBuilder out = new StringBuilder();
    private final FieldWording wording = new FieldWording();

    private Matrix() {}

    static String of(ProtocolData data) {
        Matrix matrix = new Matrix();
        matrix.glance(data, Side.CLIENT, "Events of clients");
        matrix.glance(data, Side.SERVER, "Events of the server");
        matrix.fields(data);
        matrix.out.append("## What events are made of\n");
        data.shapes().stream().filter(shape -> !shape.standing().isNo()).forEach(matrix::shape);
        matrix.unserved(data);
        return matrix.out.toString();
    }

    private void glance(ProtocolData data, Side side, String title) {
        out.append("## ").append(title).append("\n\n| event | | here |\n|---|---|---|\n");
        for (ProtocolEvent event : data.events(side).values()) {
            row("`" + event.name() + "`", says(event), here(event.standing()));
        }
        out.append('\n');
    }

    private static String says(ProtocolEvent event) {
        String answers =
                event.answers().stream().map(answer -> "`" + answer + "`").collect(Collectors.joining(", "));
        return event.says() + (answers.isEmpty() || event.standing().isNo() ? "" : " → " + answers);
    }

    private void fields(ProtocolData data) {
        out.append(
                        "## Fields of events\n\nIn bold: what the protocol wants. Every event has `type`, every one of the server an ")
                .append("`event_id` of its own;\nthat of a client is optional, at most 512 characters.\n");
        for (Side side : Side.values()) {
            out.append("\n| ").append(side.title()).append(" | field | | here |\n|---|---|---|---|\n");
            data.events(side).values().stream()
                    .filter(event -> !event.standing().isNo())
                    .forEach(this::fields);
        }
        out.append('\n');
    }

    private void fields(ProtocolEvent event) {
        String name = "`" + event.name() + "`";
        for (ProtocolField field : named(event.fields())) {
            row(name, name(field), wording.of(field.spec()), here(field.standing()));
            name = "";
        }
    }

    private static List<ProtocolField> named(List<ProtocolField> fields) {
        return fields.stream().filter(field -> !COMMON.contains(field.name())).toList();
    }

    private void shape(Shape shape) {
        out.append("\n### ").append(shape.name()).append('\n').append(shape.says());
        out.append(shape.standing().why().isEmpty() ? "" : " " + here(shape.standing()))
                .append('\n');
        if (shape.isChoice()) {
            out.append('\n')
                    .append(shape.oneOf().stream().map(FieldWording::link).collect(Collectors.joining(" · ")))
                    .append('\n');
        } else if (shape.isObject()) {
            table(shape.fields());
        } else {
            out.append('\n').append(wording.of(shape.is())).append('\n');
        }
    }

    private void table(List<ProtocolField> fields) {
        out.append("\n| field | | here |\n|---|---|---|\n");
        for (ProtocolField field : fields) {
            row(name(field), wording.of(field.spec()), here(field.standing()));
        }
    }

    private void unserved(ProtocolData data) {
        out.append("\n## Shapes that are not served\n\n| shape | fields | why |\n|---|---|---|\n");
        data.shapes().stream()
                .filter(shape -> shape.standing().isNo())
                .forEach(shape -> row(
                        shape.name(),
                        shape.fields().stream()
                                .map(field -> "`" + field.name() + "`")
                                .collect(Collectors.joining(" ")),
                        shape.standing().why()));
    }

    private void row(String... cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String here(Standing standing) {
        String title = standing.here().title();
        return standing.why().isEmpty() ? title : "**" + title + "**: " + standing.why();
    }

    private static String name(ProtocolField field) {
        String name = "`" + field.name() + "`";
        return field.isRequired() ? "**" + name + "**" : name;
    }
}
