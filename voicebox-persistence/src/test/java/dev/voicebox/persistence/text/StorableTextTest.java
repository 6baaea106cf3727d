package dev.voicebox.persistence.text;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.persistence.embedded.EmbeddedDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StorableTextTest {

    private static final long SEED = 20261121;
    private static final int STRINGS = 2_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void ordinaryTextIsLeftAlone() {
        String text = "Grüße, 世界 👋 \u0001\u007f\ufffd";

        assertThat(StorableText.escape(text)).isSameAs(text);
    }

    @Test
    void whatPostgresRefusesIsSpelledOut() {
        assertThat(StorableText.escape("a\u0000b\ud83d\ue000")).isEqualTo("a\ue0000000b\ue000d83d\ue000e000");
    }

    @Test
    void everyStringComesBackAndIsValidInBetween() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            String text = text(random);
            String stored = StorableText.escape(text);

            assertThat(StorableText.unescape(stored)).isEqualTo(text);
            assertThat(stored).doesNotContain("\u0000");
            assertThat(new String(stored.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(stored);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ue000", "\ue00000", "\ue000xyzw"})
    void aTextThatWasNeverEscapedIsRefused(String stored) {
        assertThatThrownBy(() -> StorableText.unescape(stored)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void jsonOfAnyStringsAndNamesComesBackFromPostgres() throws Exception {
        Random random = new Random(SEED);
        try (Connection connection = EmbeddedDatabase.empty().dataSource().getConnection();
                PreparedStatement echo = connection.prepareStatement("select (?::jsonb)::text, ?::text")) {
            for (int i = 0; i < STRINGS; i++) {
                ObjectNode json = JSON.createObjectNode();
                String text = text(random);
                json.put(text(random), text).putObject("in").put(text(random), i / 7.0);
                // What clients send spells some characters and writes others; both must do.
                String sent = i % 2 == 0 ? json.toString() : spelled(json);

                echo.setString(1, StorableJson.escape(sent));
                echo.setString(2, StorableText.escape(text));
                try (ResultSet row = echo.executeQuery()) {
                    row.next();
                    assertThat(read(StorableJson.unescape(row.getString(1)))).isEqualTo(read(sent));
                    assertThat(StorableText.unescape(row.getString(2))).isEqualTo(text);
                }
            }
        }
    }

    @Test
    void numbersKeepTheirDigits() {
        assertThat(StorableJson.escape("{\"a\\u0000\":12345678901234567890.123456789,\"b\":1E400}"))
                .contains("12345678901234567890.123456789", "1E400");
    }

    @Test
    void whatIsNoJsonIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> StorableJson.escape("{\"secret\\u0000\""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    private static JsonNode read(String json) throws Exception {
        return JSON.readTree(json);
    }

    private static String spelled(ObjectNode json) {
        StringBuilder text = new StringBuilder();
        json.toString()
                .chars()
                .forEach(c -> text.append(c > 126 ? String.format("\\u%04x", c) : Character.toString((char) c)));
        return text.toString();
    }

    /** Half of it from the characters that matter. */
    private static String text(Random random) {
        char[] text = new char[random.nextInt(24)];
        for (int i = 0; i < text.length; i++) {
            text[i] = switch (random.nextInt(8)) {
                case 0 -> '\u0000';
                case 1 -> '\ue000';
                case 2 -> (char) (0xD800 + random.nextInt(0x400));
                case 3 -> (char) (0xDC00 + random.nextInt(0x400));
                case 4 -> (char) random.nextInt(0x10000);
                default -> (char) (0x20 + random.nextInt(0x5f));
            };
        }
        return new String(text);
    }
}
