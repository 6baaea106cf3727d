package dev.voicebox.outbox.schema;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.outbox.Topic;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaCompatibilityTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<String> schemas() {
        return Stream.of(Topic.values())
                .flatMap(topic -> topic.schema().stream())
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void readersOfTheReleasedSchemaReadWhatIsWrittenNow(String name) throws Exception {
        assertThat(SchemaCompatibility.breaches(released(name), now(name))).isEmpty();
    }

    @Test
    void aFieldThatNobodyMustWriteMayBeAdded() throws Exception {
        assertThat(after(schema -> properties(schema).putObject("locale").put("type", "string")))
                .isEmpty();
    }

    @Test
    void textsMayBeBetter() throws Exception {
        assertThat(after(schema -> {
                    schema.put("description", "Otherwise.");
                    ((ObjectNode) properties(schema).path("kind")).put("description", "Otherwise.");
                }))
                .isEmpty();
    }

    @Test
    void anotherTypeOfEventsMayBeAdded() throws Exception {
        assertThat(after(schema -> ((ArrayNode) schema.path("allOf")).add(rule("session.updated", "model"))))
                .isEmpty();
    }

    @Test
    void aFieldMayNotGo() throws Exception {
        assertThat(after(schema -> properties(schema).remove("voice"))).containsExactly("#/properties/voice is gone");
    }

    @Test
    void aFieldMayNotGetAnotherType() throws Exception {
        assertThat(after(schema -> ((ObjectNode) properties(schema).path("sequence")).put("type", "string")))
                .containsExactly("#/properties/sequence/type is not what was released");
    }

    @Test
    void theValuesOfAFieldMayNotBecomeMoreOrLess() throws Exception {
        assertThat(after(schema -> ((ArrayNode) properties(schema).path("kind").path("enum")).add("dictation")))
                .containsExactly("#/properties/kind/enum is not what was released");
    }

    @Test
    void whatMustBeWrittenStaysAsItIs() throws Exception {
        assertThat(after(schema -> ((ArrayNode) schema.path("required")).add("model")))
                .containsExactly("#/required is not what was released");
        assertThat(after(schema -> ((ArrayNode) schema.path("required")).remove(0)))
                .containsExactly("#/required is not what was released");
        assertThat(after(schema -> ((ArrayNode) schema.path("allOf")).remove(0)))
                .containsExactly("#/allOf has lost its rule for session.created");
        assertThat(after(schema -> ((ArrayNode) schema.path("allOf")).add(rule("session.created", "voice"))))
                .containsExactly("#/allOf has another rule for session.created");
    }

    @Test
    void fieldsThatAreNotKnownMayNotBecomeForbidden() throws Exception {
        assertThat(after(schema -> schema.put("additionalProperties", false)))
                .containsExactly("#/additionalProperties is not what was released");
    }

    private static List<String> after(Consumer<ObjectNode> change) throws IOException {
        ObjectNode changed = released("session");
        change.accept(changed);
        return SchemaCompatibility.breaches(released("session"), changed);
    }

    private static ObjectNode properties(ObjectNode schema) {
        return (ObjectNode) schema.path("properties");
    }

    private static JsonNode rule(String type, String required) {
        ObjectNode rule = JSON.createObjectNode();
        rule.putObject("if").putObject("properties").putObject("type").put("const", type);
        rule.putObject("then").putArray("required").add(required);
        return rule;
    }

    private static ObjectNode released(String name) throws IOException {
        return read("/events/released/v1/" + name + ".json");
    }

    private static ObjectNode now(String name) throws IOException {
        return read("/events/" + name + ".json");
    }

    private static ObjectNode read(String resource) throws IOException {
        try (InputStream in = SchemaCompatibilityTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return (ObjectNode) JSON.readTree(in);
        }
    }
}
