package dev.voicebox.it.matrix.registry;

import java.util.List;

/**
 * What a client may say with an id in it: a line of {@code matrix/events.txt}, which tells how it is written.
 *
 * @param field where the id is
 * @param ref what it names
 * @param body the event's other fields, with {@code ID} in the place of the id
 */
public record EventRow(String event, String field, Row.Ref ref, String body) {

    static List<EventRow> of(List<String> lines) {
        return lines.stream().map(EventRow::of).toList();
    }

    private static EventRow of(String line) {
        String[] columns = line.split("\\|", 4);
        if (columns.length < 4) {
            throw new IllegalArgumentException("a row has 4 columns: " + line);
        }
        String field = columns[1].strip();
        return new EventRow(columns[0].strip(), field, new Row.Ref(field, columns[2].strip()), columns[3].strip());
    }

    /** The event, about this thing. */
    public String about(String id, String eventId) {
        return "{\"type\":\"" + event + "\",\"event_id\":\"" + eventId + "\"," + body.replace("ID", id) + '}';
    }

    @Override
    public String toString() {
        return event + " [" + field + '=' + ref.kind() + ']';
    }
}
