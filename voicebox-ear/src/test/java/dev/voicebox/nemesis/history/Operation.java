package dev.voicebox.nemesis.history;

import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One item that a client created. Operations of a session follow each other: the next is invoked after the one before it
 * has ended.
 *
 * @param id counted from 1 over all clients, in the order of their invocation
 * @param process the client
 * @param session as the server called it
 * @param item as the client called it: no two operations of a history share it
 * @param hash of the content, see {@link ItemHash}
 * @param previous the item before it, as the acknowledgement said; null when there was none, or no acknowledgement
 * @param invokeUs since the history began
 * @param completeUs since the history began
 */
public record Operation(
        long id,
        int process,
        String session,
        String item,
        String hash,
        String previous,
        long invokeUs,
        long completeUs,
        Outcome outcome) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Operation {
        Objects.requireNonNull(session);
        Objects.requireNonNull(item);
        Objects.requireNonNull(hash);
        Objects.requireNonNull(outcome);
        if (completeUs < invokeUs) {
            throw new IllegalArgumentException("Operation " + id + " ended before it began");
        }
    }

    public boolean isAcknowledged() {
        return outcome == Outcome.OK;
    }

    public String toLine() {
        ObjectNode line = JSON.createObjectNode();
        line.put("op", id).put("process", process).put("session", session).put("item", item);
        line.put("hash", hash).put("previous", previous);
        line.put("invoke_us", invokeUs).put("complete_us", completeUs).put("outcome", outcome.word());
        return line.toString();
    }

    public static Operation of(JsonNode line) {
        return new Operation(
                line.path("op").asLong(),
                line.path("process").asInt(),
                line.path("session").asText(),
                line.path("item").asText(),
                line.path("hash").asText(),
                line.path("previous").textValue(),
                line.path("invoke_us").asLong(),
                line.path("complete_us").asLong(),
                Outcome.of(line.path("outcome").asText()));
    }
}
