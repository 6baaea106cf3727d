package dev.voicebox.protocol.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.outbox.DomainEvent;
import dev.voicebox.outbox.Topic;

/** The topics of Kafka, each a channel; those that nobody writes to yet say so. */
final class TopicChannels {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "The id of the session";

    private TopicChannels() {}

    static void add(ObjectNode document) {
        ObjectNode components = (ObjectNode) document.path("components");
        for (Topic topic : Topic.values()) {
            ObjectNode channel = ((ObjectNode) document.path("channels")).putObject(topic.address());
            channel.put("address", topic.address());
            channel.put("description", description(topic));
            channel.putArray("servers").addObject().put("$ref", "#/servers/kafka");
            topic.schema().ifPresent(schema -> {
                tell(document, topic, channel, schema);
                ((ObjectNode) components.path("schemas")).set("event." + schema, schema(schema));
            });
        }
    }

    private static String description(Topic topic) {
        if (topic == Topic.PLATFORM_AUDIT) {
            return "The key is the id of the tenant. An event may come more than once, with the same event_id; those of a tenant"
                    + " come for the first time in their order.";
        }
        if (topic.isTold()) {
            return "The key is the id of the session. An event may come more than once, with the same event_id; those of a session"
                    + " come for the first time in their order.";
        }
        return isHeard(topic)
                ? "What callers say who talk over Kafka. The key is the id of the session, as they choose it: 1 to 64 of a-z A-Z"
                        + " 0-9 _ -."
                : "Nothing is written to it or read from it yet.";
    }

    /** Others write to it. */
    private static boolean isHeard(Topic topic) {
        return topic.schema().isPresent() && !topic.isTold();
    }

    private static void tell(ObjectNode document, Topic topic, ObjectNode channel, String schema) {
        String message = "event." + schema;
        ObjectNode messages = (ObjectNode) document.path("components").path("messages");
        if (!messages.has(message)) {
            messages.set(message, isHeard(topic) ? heard(message) : message(message, keyOf(topic)));
        }
        channel.putObject("messages").putObject("event").put("$ref", "#/components/messages/" + message);
        ObjectNode operation = ((ObjectNode) document.path("operations"))
                .putObject((isHeard(topic) ? "hear." : "tell.") + topic.address());
        operation.put("action", isHeard(topic) ? "receive" : "send");
        operation.putObject("channel").put("$ref", "#/channels/" + topic.address());
        operation.putArray("messages").addObject().put("$ref", "#/channels/" + topic.address() + "/messages/event");
    }

    private static ObjectNode heard(String name) {
        ObjectNode message = JSON.createObjectNode().put("name", name);
        ObjectNode headers = message.putObject("headers").put("type", "object");
        text(headers.putObject("properties"), "tenant", "Whose session it is; that tenant must have asked for it");
        headers.putArray("required").add("tenant");
        return body(message, name, KEY);
    }

    private static String keyOf(Topic topic) {
        return topic == Topic.PLATFORM_AUDIT ? "The id of the tenant" : KEY;
    }

    private static ObjectNode message(String name, String key) {
        ObjectNode message = JSON.createObjectNode().put("name", name);
        ObjectNode headers = message.putObject("headers").put("type", "object");
        ObjectNode properties = headers.putObject("properties");
        text(properties, "event_id", "As in the payload");
        text(properties, "tenant", "As tenant_id in the payload");
        text(properties, "schema_version", "Goes up when readers of the former one could fail")
                .put("const", DomainEvent.SCHEMA_VERSION);
        text(properties, "traceparent", "Of W3C, where the event belongs to a trace");
        headers.putArray("required").add("event_id").add("tenant").add("schema_version");
        return body(message, name, key);
    }

    private static ObjectNode body(ObjectNode message, String name, String key) {
        message.putObject("payload").put("$ref", "#/components/schemas/" + name);
        message.putObject("bindings")
                .putObject("kafka")
                .put("bindingVersion", "0.5.0")
                .putObject("key")
                .put("type", "string")
                .put("description", key);
        return message;
    }

    private static ObjectNode text(ObjectNode properties, String name, String description) {
        return properties.putObject(name).put("type", "string").put("description", description);
    }

    private static ObjectNode schema(String name) {
        try (InputStream in = TopicChannels.class.getResourceAsStream("/events/" + name + ".json")) {
            ObjectNode schema = (ObjectNode) JSON.readTree(in);
            schema.remove("$schema");
            schema.remove("$id");
            return schema;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
