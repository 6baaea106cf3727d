package dev.voicebox.protocol.grammar;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;

/** Answers: created, then their outputs, then done, once; one at a time in the conversation. */
final class ResponseRule implements Rule {
    private final Items items;
    private final Complaints complaints;
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private Answer active;
    private long turns;

    ResponseRule(Items items, Complaints complaints) {
        this.items = items;
        this.complaints = complaints;
    }

    @Override
    public void see(String type, JsonNode frame) {
        switch (type) {
            case "input_audio_buffer.speech_started" -> turns++;
            case "conversation.item.added", "conversation.item.done" -> ofConversation(type, frame);
            case "response.created" -> created(frame.path("response"));
            case "response.done" -> done(frame.path("response"));
            default -> {
                if (type.startsWith("response.")) {
                    ofAnswer(type, frame);
                }
            }
        }
    }

    @Override
    public void end() {
        answers.forEach((id, answer) -> complaints.unless(answer.isEnded(), id + " was never done"));
    }

    private void created(JsonNode response) {
        String id = response.path("id").asText();
        complaints.unless(!answers.containsKey(id), id + " was created before");
        Answer answer = new Answer(response, items, complaints);
        answers.put(id, answer);
        if (answer.isInConversation()) {
            complaints.unless(active == null, "another answer is in progress");
            active = answer;
        }
    }

    private void done(JsonNode response) {
        Answer answer = running(response.path("id").asText());
        if (answer != null) {
            answer.end(response, turns);
            active = active == answer ? null : active;
        }
    }

    private void ofAnswer(String type, JsonNode frame) {
        Answer answer = running(frame.path("response_id").asText());
        if (answer != null) {
            answer.see(type.substring("response.".length()), frame);
        }
    }

    /** An item of the conversation may be an output of an answer. */
    private void ofConversation(String type, JsonNode frame) {
        String item = frame.at("/item/id").asText();
        answers.values().stream()
                .map(answer -> answer.output(item))
                .filter(Objects::nonNull)
                .forEach(output -> output.see(type, frame));
    }

    private Answer running(String id) {
        Answer answer = answers.get(id);
        complaints.unless(answer != null, id + " was never created");
        complaints.unless(answer == null || !answer.isEnded(), id + " is done");
        return answer == null || answer.isEnded() ? null : answer;
    }
}
