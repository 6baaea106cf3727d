package dev.voicebox.policy;

import java.util.Objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.privacy.Redacted;

/** What an answer wants to do, before it does it. */
public sealed interface Matter {

    EntryPoint entryPoint();

    /** As the rules see it. */
    ObjectNode request();

    /**
     * To say something.
     *
     * @param piece counts those of the answer, from 0
     * @param voice {@code null} when it is only written
     */
    record Words(int piece, String text, String voice) implements Matter {
        public Words {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public EntryPoint entryPoint() {
            return EntryPoint.AUDIO;
        }

        @Override
        public ObjectNode request() {
            ObjectNode request = JsonNodeFactory.instance.objectNode().put("text", text);
            return voice == null ? request : request.put("voice", voice);
        }

        @Override
        public String toString() {
            return "Words[" + piece + "]";
        }
    }

    /**
     * To call a function.
     *
     * @param index counts the calls of the answer, as the model does
     * @param arguments as the model wrote them
     */
    record Call(int index, String callId, String name, String arguments) implements Matter {
        private static final ObjectMapper JSON = new ObjectMapper();

        public Call {
            Objects.requireNonNull(callId, "callId");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(arguments, "arguments");
        }

        @Override
        public EntryPoint entryPoint() {
            return EntryPoint.TOOL;
        }

        @Override
        public ObjectNode request() {
            ObjectNode request = JsonNodeFactory.instance.objectNode();
            ObjectNode tool = request.putObject("tool");
            tool.put("name", name);
            tool.set("arguments", read());
            request.put("call_id", callId);
            return request;
        }

        /** Models write what is no JSON, too: then the rules see the text. */
        private JsonNode read() {
            try {
                return JSON.readTree(arguments);
            } catch (JsonProcessingException noJson) {
                return JsonNodeFactory.instance.textNode(arguments);
            }
        }

        @Override
        public String toString() {
            return "Call[" + index + ", " + Redacted.text(name) + "]";
        }
    }
}
