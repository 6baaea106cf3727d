package dev.voicebox.web.rest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class JsonBodyTest {

    @Test
    void aBodyThatBreaksOffIsTheCallersFault() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the chunk has no length");
            }
        };

        Refusal refusal =
                catchThrowableOfType(Refused.class, () -> JsonBody.read(broken)).refusal();

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.message()).doesNotContain("chunk");
    }

    @Test
    void anEmptyBodyIsAnEmptyObject() throws Exception {
        assertThat(read("")).isEmpty();
        assertThat(read("{\"a\":1}").get("a").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsNoObjectIsRefused() {
        assertThat(refused("{").code()).isEqualTo("invalid_json");
        assertThat(refused("{\"a\":1,\"a\":2}").code()).isEqualTo("invalid_json");
        assertThat(refused("{} {}").code()).isEqualTo("invalid_json");
        assertThat(refused("[]").code()).isEqualTo("invalid_type");
        assertThat(refused("[".repeat(1000)).code()).isEqualTo("invalid_json");
    }

    @Test
    void aBodyOfMoreThanAMebibyteIsTooLarge() {
        assertThat(refused("\"" + "x".repeat(1024 * 1024) + "\"").status()).isEqualTo(413);
    }

    private static Refusal refused(String body) {
        return catchThrowableOfType(Refused.class, () -> read(body)).refusal();
    }

    private static ObjectNode read(String body) throws IOException, Refused {
        return JsonBody.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }
}
