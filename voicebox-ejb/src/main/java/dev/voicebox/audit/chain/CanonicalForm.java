package dev.voicebox.audit.chain;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.persistence.audit.AuditRow;

/**
 * What of a row is hashed: every field, each with its length before it, so that no two rows are written alike. Once released it
 * never changes: stored hashes hang on it.
 */
final class CanonicalForm {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSION = "voicebox/audit/1";
    private static final int NONE = -1;

    private CanonicalForm() {}

    static byte[] of(AuditRow row, byte[] previousHash) {
        return bytes(to -> {
            text(to, VERSION);
            text(to, row.tenant());
            to.writeLong(row.sequence());
            to.writeLong(row.at().getEpochSecond());
            to.writeInt(row.at().getNano());
            text(to, row.actor());
            text(to, row.action());
            text(to, row.subject());
            text(to, row.source());
            text(to, row.outcome());
            text(to, row.requestId());
            details(to, row.details());
            block(to, previousHash);
        });
    }

    /** The end of a chain. */
    static byte[] of(String tenant, long sequence, byte[] hash) {
        return bytes(to -> {
            text(to, VERSION);
            text(to, tenant);
            to.writeLong(sequence);
            block(to, hash);
        });
    }

    /** The database keeps pairs in an order of its own. What is no pair of texts was never written by us, and stands for itself. */
    private static void details(DataOutputStream to, String json) throws IOException {
        JsonNode details = JSON.readTree(json);
        if (!details.isObject()) {
            text(to, "?");
            text(to, json);
            return;
        }
        Map<String, JsonNode> pairs = new TreeMap<>();
        details.fields().forEachRemaining(pair -> pairs.put(pair.getKey(), pair.getValue()));
        to.writeInt(pairs.size());
        for (Map.Entry<String, JsonNode> pair : pairs.entrySet()) {
            text(to, pair.getKey());
            to.writeBoolean(pair.getValue().isTextual());
            text(
                    to,
                    pair.getValue().isTextual()
                            ? pair.getValue().textValue()
                            : pair.getValue().toString());
        }
    }

    private static void text(DataOutputStream to, String text) throws IOException {
        if (text == null) {
            to.writeInt(NONE);
        } else {
            block(to, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void block(DataOutputStream to, byte[] block) throws IOException {
        to.writeInt(block.length);
        to.write(block);
    }

    private static byte[] bytes(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream to = new DataOutputStream(bytes)) {
            fields.write(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private interface Fields {
        void write(DataOutputStream to) throws IOException;
    }
}
