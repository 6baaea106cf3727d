package dev.voicebox.wire;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.Item;
import dev.voicebox.event.ProtocolViolation;

/** Reads {@code response.create}: its input and metadata; what it overrides of the session is checked by the core. */
final class ResponseCreateReader {
    private static final int MAX_PAIRS = 16;
    private static final int MAX_KEY = 64;
    private static final int MAX_VALUE = 512;

    private final ItemReader items;

    ResponseCreateReader(ItemReader items) {
        this.items = items;
    }

    ClientEvent read(Field event, String eventId) throws ProtocolViolation {
        event.object(Set.of("type", "event_id", "response"));
        Field response = event.child("response");
        if (response.isNullOrAbsent()) {
            return new ClientEvent.ResponseCreate(eventId, JsonNodeFactory.instance.objectNode(), null);
        }
        ObjectNode overrides = response.object();
        List<Item> input = input(response.child("input"));
        checkMetadata(response.child("metadata"));
        overrides.remove("input");
        return new ClientEvent.ResponseCreate(eventId, overrides, input);
    }

    private List<Item> input(Field input) throws ProtocolViolation {
        if (input.isNullOrAbsent()) {
            return null;
        }
        JsonNode array = input.array();
        List<Item> read = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            read.add(items.readInput(input.element(i)));
        }
        return List.copyOf(read);
    }

    private static void checkMetadata(Field metadata) throws ProtocolViolation {
        if (metadata.isNullOrAbsent()) {
            return;
        }
        ObjectNode pairs = metadata.object();
        if (pairs.size() > MAX_PAIRS) {
            throw metadata.refused("too many pairs. Expected at most " + MAX_PAIRS + ", but got " + pairs.size() + ".");
        }
        for (Iterator<String> names = pairs.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (name.length() > MAX_KEY) {
                throw metadata.refused("a key of " + name.length() + " characters. Expected at most " + MAX_KEY + ".");
            }
            Field value = metadata.child(name);
            if (value.text().length() > MAX_VALUE) {
                throw value.tooLong(MAX_VALUE);
            }
        }
    }
}
