package dev.voicebox.web.admin.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.admin.repeat.RepeatedCalls;

/** An answer that may be given again: its body, and the headers that belong to it. */
final class KeptAnswer {
    private static final List<String> HEADERS =
            List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CACHE_CONTROL);
    private static final ObjectMapper JSON = new ObjectMapper();

    private KeptAnswer() {}

    static byte[] of(ContainerResponseContext answer, ObjectNode body) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        kept.set("body", body);
        ObjectNode headers = kept.putObject("headers");
        for (String name : HEADERS) {
            if (answer.getHeaderString(name) != null) {
                headers.put(name, answer.getHeaderString(name));
            }
        }
        return kept.toString().getBytes(StandardCharsets.UTF_8);
    }

    static Response again(RepeatedCalls.Answer answer) {
        try {
            JsonNode kept = JSON.readTree(answer.content());
            Response.ResponseBuilder response = Response.status(answer.status())
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(kept.get("body"));
            kept.get("headers")
                    .fields()
                    .forEachRemaining(header ->
                            response.header(header.getKey(), header.getValue().asText()));
            return response.header("Idempotent-Replayed", "true").build();
        } catch (IOException e) {
            throw new UncheckedIOException("what was kept of an answer cannot be read", e);
        }
    }
}
