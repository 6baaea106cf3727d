package dev.voicebox.web.audio.speech;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.job.InstalledVoice;
import dev.voicebox.job.InstalledVoices;
import dev.voicebox.session.OwnVoices.OwnVoice;

/** Voices as clients read of them. */
final class VoiceList {
    private VoiceList() {}

    /** Those of the tenant come last; one whose voice is not installed here any more is left out. */
    static ObjectNode all(List<InstalledVoice> voices, List<OwnVoice> own, InstalledVoices installed) {
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode data = list.putArray("data");
        voices.forEach(voice -> data.add(voice(voice)));
        own.forEach(mine -> installed.named(mine.installed()).ifPresent(voice -> data.add(own(mine, voice))));
        return list;
    }

    static ObjectNode own(OwnVoice mine, InstalledVoice voice) {
        return voice(voice)
                .put("id", mine.id())
                .put("name", mine.name())
                .put("language", mine.language() == null ? voice.language() : mine.language())
                .put("sample", "/v1/voices/" + mine.id() + "/sample");
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
