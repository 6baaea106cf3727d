package dev.voicebox.protocol.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.protocol.ProtocolData;
import dev.voicebox.protocol.ProtocolEvent;
import dev.voicebox.protocol.Side;

/**
 * {@code asyncapi.yaml}: the head as it is written in the resources, every event that is served, with its schemas,
 * and the topics of Kafka.
 */
final class AsyncApi {
    private static final String NOTE =
            "# Written by ProtocolDocumentsTest, out of voicebox-ejb/src/test/resources/protocol.\n";
    private static final String CHANNEL = "realtime";

    private AsyncApi() {}

    static String of(ProtocolData data) {
        ObjectNode document = head();
        ObjectNode channel = (ObjectNode) document.at("/channels/" + CHANNEL);
        ObjectNode components = (ObjectNode) document.path("components");
        ObjectNode offered = channel.putObject("messages");
        ObjectNode messages = components.putObject("messages");
        Map<String, ObjectNode> schemas = new TreeMap<>();
        for (Side side : Side.values()) {
            SchemaWriter writer = new SchemaWriter(data, side);
            ArrayNode said = ((ObjectNode) document.at("/operations/" + (side == Side.CLIENT ? "hear" : "say")))
                    .putArray("messages");
            data.events(side).values().stream()
                    .filter(event -> !event.standing().isNo())
                    .forEach(event -> {
                        messages.set(event.name(), message(event, writer));
                        reference(offered.putObject(event.name()), "components/messages/" + event.name());
                        reference(said.addObject(), "channels/" + CHANNEL + "/messages/" + event.name());
                    });
            schemas.putAll(writer.shapes());
        }
        ObjectNode all = components.putObject("schemas");
        schemas.forEach(all::set);
        TopicChannels.add(document);
        return NOTE + Yaml.of(document);
    }

    private static ObjectNode message(ProtocolEvent event, SchemaWriter writer) {
        ObjectNode message = new ObjectMapper().createObjectNode().put("name", event.name());
        String why = event.standing().why();
        message.put("summary", why.isEmpty() ? event.says() : event.says() + " Here: " + why + ".");
        return message.set("payload", writer.event(event));
    }

    private static void reference(ObjectNode holder, String path) {
        holder.put("$ref", "#/" + path);
    }

    private static ObjectNode head() {
        try (InputStream in = AsyncApi.class.getResourceAsStream("/protocol/asyncapi-head.json")) {
            return (ObjectNode) new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
