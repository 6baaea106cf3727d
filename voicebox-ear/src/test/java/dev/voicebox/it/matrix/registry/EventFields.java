package dev.voicebox.it.matrix.registry;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.protocol.ProtocolData;
import dev.voicebox.protocol.ProtocolField;
import dev.voicebox.protocol.Shape;
import dev.voicebox.protocol.Side;

/** Finds every place in a client's events where an id may be, as {@code item.call_id} or {@code response.input[].id}. */
public final class EventFields {
    /** Names of ids that do not end with {@code _id}. */
    private static final Set<String> IDS = Set.of("id", "voice", "conversation");
    /** The client's own word for its event. */
    private static final String OWN = "event_id";

    private final ProtocolData protocol;
    private final Set<String> found = new TreeSet<>();

    private EventFields(ProtocolData protocol) {
        this.protocol = protocol;
    }

    /** By event. */
    public static Map<String, Set<String>> of(ProtocolData protocol) {
        Map<String, Set<String>> all = new TreeMap<>();
        protocol.events(Side.CLIENT).forEach((name, event) -> {
            EventFields reader = new EventFields(protocol);
            event.fields().forEach(field -> reader.look("", field, Set.of()));
            all.put(name, reader.found);
        });
        return all;
    }

    private void look(String above, ProtocolField field, Set<String> within) {
        String place = above + field.name();
        boolean isId = IDS.contains(field.name()) || field.name().endsWith("_id");
        if (!field.isFor(Side.CLIENT) || field.name().equals(OWN)) {
            return;
        }
        if (isId) {
            found.add(place);
        }
        into(place, field.spec(), within);
    }

    private void into(String place, JsonNode spec, Set<String> within) {
        if (spec.has("array")) {
            into(place + "[]", spec.get("array"), within);
        }
        spec.path("anyOf").forEach(one -> into(place, one, within));
        String type = spec.path("type").asText();
        if (ProtocolData.isShape(type) && !within.contains(type)) {
            Set<String> inner = new HashSet<>(within);
            inner.add(type);
            into(place, protocol.shape(type), inner);
        }
    }

    private void into(String place, Shape shape, Set<String> within) {
        if (!shape.isFor(Side.CLIENT)) {
            return;
        }
        shape.oneOf().forEach(one -> into(place, protocol.shape(one), within));
        shape.fields().forEach(field -> look(place + '.', field, within));
    }
}
