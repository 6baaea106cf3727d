package dev.voicebox.session.remains;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.event.ResponseId;

/** Answers between their creation and their end: one in the conversation at most, and those beside it. */
final class OpenAnswers {
    private final Map<ResponseId, OpenAnswer> open = new LinkedHashMap<>();

    void see(String type, JsonNode event) {
        switch (type) {
            case "response.created" -> {
                ResponseId id = new ResponseId(event.at("/response/id").asText());
                open.put(id, new OpenAnswer(id, event.path("response")));
            }
            case "response.done" ->
                open.remove(new ResponseId(event.at("/response/id").asText()));
            default -> {
                if (type.startsWith("response.")) {
                    OpenAnswer answer =
                            open.get(new ResponseId(event.path("response_id").asText()));
                    // Of an answer that is longer than what is kept of the session, the beginning is not known.
                    if (answer != null) {
                        answer.see(type.substring("response.".length()), event);
                    }
                } else {
                    open.values().forEach(answer -> answer.seeItem(type, event));
                }
            }
        }
    }

    List<OpenAnswer> all() {
        return List.copyOf(open.values());
    }
}
