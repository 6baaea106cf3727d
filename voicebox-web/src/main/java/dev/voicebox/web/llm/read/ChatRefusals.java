package dev.voicebox.web.llm.read;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.wire.Field;

/** What chat completions of the public service can do and no model of this server does. Defaults are taken. */
final class ChatRefusals {
    private ChatRefusals() {}

    static void check(Field call) throws ProtocolViolation {
        refuse(call.child("n"), 1, "one answer a call is made");
        Field logprobs = call.child("logprobs");
        if (!logprobs.isNullOrAbsent() && logprobs.bool(false)) {
            throw logprobs.refused("no logprobs are told. Leave it out.");
        }
        refuse(call.child("top_logprobs"), 0, "no logprobs are told");
        refuse(call.child("frequency_penalty"), 0, "it is not passed on");
        refuse(call.child("presence_penalty"), 0, "it is not passed on");
        for (String name : List.of("logit_bias", "audio", "functions", "function_call", "web_search_options")) {
            if (!isNothing(call.child(name).value())) {
                throw call.child(name).refused("it is not supported here. Leave it out.");
            }
        }
        Field modalities = call.child("modalities");
        if (!modalities.isNullOrAbsent()) {
            for (JsonNode modality : modalities.array()) {
                if (!modality.asText().equals("text")) {
                    throw modalities.refused("answers are text only. Leave it out.");
                }
            }
        }
    }

    private static void refuse(Field number, double standard, String why) throws ProtocolViolation {
        JsonNode value = number.value();
        if (!number.isNullOrAbsent() && !(value.isNumber() && value.doubleValue() == standard)) {
            throw number.refused(why + ". Leave it out.");
        }
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isNull() || value.isContainerNode() && value.isEmpty();
    }
}
