package dev.voicebox.journal.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.journal.JournalRecord;
import dev.voicebox.wire.JsonBuffers;

/**
 * A record as JSON in ASCII: what has no form in UTF-8, as half a surrogate pair, comes back as it was.
 *
 * <pre>
 *   {"kind":"item_put","tenant":"…","project":"…","session":"…","sequence":7,"at":"…","position":3,"item":{…},"previous":"…"}
 * </pre>
 */
public final class RecordForm {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonBuffers.SHARED)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final ObjectMapper JSON = new ObjectMapper(FACTORY);

    private RecordForm() {}

    public static byte[] write(JournalRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            record.accept(new RecordWriter(json));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException when it is no record that was written here */
    public static JournalRecord read(byte[] json) {
        try {
            return RecordReader.read(JSON.readTree(json));
        } catch (IOException e) {
            // Without the cause: its message would repeat what was said.
            throw new IllegalArgumentException("the record is not JSON");
        } catch (NullPointerException e) {
            throw new IllegalArgumentException("the record lacks a field");
        }
    }
}
