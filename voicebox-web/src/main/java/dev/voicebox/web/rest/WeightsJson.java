package dev.voicebox.web.rest;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.job.model.WeightState;
import dev.voicebox.job.model.WeightState.Presence;
import dev.voicebox.job.model.WeightState.Trust;

/**
 * Weights of engines, for clients: {@code state} is {@code installed}, {@code partial} or {@code absent}; {@code checksum} of
 * what is installed is {@code verified} (the publisher's), {@code recorded} (at the first install), {@code unchecked} or
 * {@code wrong}, else {@code null}; {@code install} is the command that brings what is missing or wrong; {@code active} says
 * that an open engine runs it.
 */
final class WeightsJson {
    private WeightsJson() {}

    static ArrayNode of(List<WeightState> weights) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (WeightState state : weights) {
            ObjectNode told = list.addObject()
                    .put("id", state.id())
                    .put("role", state.role())
                    .put("engine", state.engine())
                    .put("state", lower(state.presence()))
                    .put("checksum", state.presence() == Presence.INSTALLED ? lower(state.trust()) : null)
                    .put("active", state.inUse())
                    .put("bytes", state.bytes())
                    .put("licence", state.licence())
                    .put("description", state.description());
            if (state.presence() != Presence.INSTALLED || state.trust() == Trust.WRONG) {
                told.put("install", "mvn -Pmodels -Dmodel=" + state.id());
            }
        }
        return list;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
