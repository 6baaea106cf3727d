package dev.voicebox.web.rest;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.web.refusal.Refused;

/** Reads the JSON object of a call; no body at all, which comes without a type, is an empty object. */
@Provider
@Consumes(MediaType.WILDCARD)
public class JsonReader implements MessageBodyReader<ObjectNode> {

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == ObjectNode.class;
    }

    @Override
    public ObjectNode readFrom(
            Class<ObjectNode> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        try {
            return JsonBody.read(body);
        } catch (Refused refused) {
            throw new WebApplicationException(Answers.refusal(refused.refusal()));
        }
    }
}
