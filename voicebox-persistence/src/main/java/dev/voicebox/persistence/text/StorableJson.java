package dev.voicebox.persistence.text;

import java.io.IOException;
import java.io.StringWriter;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/** JSON text whose strings and names hold any character, for columns of the type jsonb. */
public final class StorableJson {

    /** Beyond what a client may send: what was taken must be stored. */
    private static final int LONGEST_STRING = 64 << 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_STRING)
                    .maxNumberLength(LONGEST_STRING)
                    .build())
            .build();

    private StorableJson() {}

    /**
     * With all strings escaped; {@code null} for {@code null}.
     *
     * @throws IllegalArgumentException if it is no JSON
     */
    public static String escape(String json) {
        // A backslash and a u may stand for any character, so such a text is looked at in full.
        return json == null || json.indexOf("\\u") < 0 && StorableText.firstToEscape(json, 0) < 0
                ? json
                : rewritten(json, StorableText::escape);
    }

    /** What {@link #escape} was given, but for blanks and the order of names. */
    public static String unescape(String stored) {
        return stored == null || stored.indexOf('\uE000') < 0 ? stored : rewritten(stored, StorableText::unescape);
    }

    private static String rewritten(String json, UnaryOperator<String> change) {
        StringWriter text = new StringWriter(json.length() + 64);
        try (JsonParser from = JSON.createParser(json);
                JsonGenerator to = JSON.createGenerator(text)) {
            for (JsonToken token = from.nextToken(); token != null; token = from.nextToken()) {
                copy(token, from, to, change);
            }
        } catch (IOException e) {
            // Not the cause: its message repeats what was said.
            throw new IllegalArgumentException("this is no JSON");
        }
        return text.toString();
    }

    private static void copy(JsonToken token, JsonParser from, JsonGenerator to, UnaryOperator<String> change)
            throws IOException {
        switch (token) {
            case FIELD_NAME -> to.writeFieldName(change.apply(from.currentName()));
            case VALUE_STRING -> to.writeString(change.apply(from.getText()));
            // As it is written: a double would lose digits.
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> to.writeNumber(from.getText());
            default -> to.copyCurrentEvent(from);
        }
    }
}
