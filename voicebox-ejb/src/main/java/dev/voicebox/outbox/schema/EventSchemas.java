package dev.voicebox.outbox.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import dev.voicebox.outbox.Topic;

/** The schema of each topic, in JSON Schema 2020-12. Takes about a second to load; from then on any thread may ask. */
public final class EventSchemas {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Topic, JsonSchema> schemas = new EnumMap<>(Topic.class);

    private EventSchemas() {}

    public static EventSchemas load() {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        EventSchemas loaded = new EventSchemas();
        for (Topic topic : Topic.values()) {
            topic.schema().ifPresent(name -> loaded.schemas.put(topic, read(factory, name)));
        }
        return loaded;
    }

    /** What is wrong with an event, by place and rule and without any of its content; empty if it is as it should be. */
    public Optional<String> faultOf(Topic topic, String payload) {
        JsonSchema schema = schemas.get(topic);
        if (schema == null) {
            return Optional.of(topic.address() + " has no schema");
        }
        try {
            return faultOf(schema, JSON.readTree(payload));
        } catch (JsonProcessingException e) {
            return Optional.of("is not JSON");
        }
    }

    private static Optional<String> faultOf(JsonSchema schema, JsonNode event) {
        String faults = schema.validate(event).stream()
                .map(fault -> fault.getInstanceLocation() + " breaks " + fault.getSchemaLocation())
                .sorted()
                .collect(Collectors.joining(", "));
        return faults.isEmpty() ? Optional.empty() : Optional.of(faults);
    }

    private static JsonSchema read(JsonSchemaFactory factory, String name) {
        try (InputStream in = EventSchemas.class.getResourceAsStream("/events/" + name + ".json")) {
            JsonSchema schema = factory.getSchema(JSON.readTree(in));
            schema.initializeValidators();
            return schema;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
