package dev.voicebox.web.audio.speech;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.job.InstalledVoice;

/** Voices as clients read of them. */
final class VoiceList {
    private VoiceList() {}

    static ObjectNode all(List<InstalledVoice> voices) {
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode data = list.putArray("data");
        voices.forEach(voice -> data.add(voice(voice)));
        return list;
    }

    static ObjectNode voice(InstalledVoice voice) {
        ObjectNode told = JsonNodeFactory.instance
                .objectNode()
                .put("id", voice.name())
                .put("object", "voice")
                .put("name", voice.name())
                .put("language", voice.language())
                .put("gender", voice.gender())
                .put("engine", voice.engine());
        told.putObject("speed").put("min", shown(voice.minSpeed())).put("max", shown(voice.maxSpeed()));
        return told.put("sample", "/v1/voices/" + voice.name() + "/sample");
    }

    /** Hundredths are more than anyone hears. */
    private static double shown(double speed) {
        return Math.round(speed * 100) / 100.0;
    }
}
