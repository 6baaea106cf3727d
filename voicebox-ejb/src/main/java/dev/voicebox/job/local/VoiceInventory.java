package dev.voicebox.job.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.voicebox.job.InstalledVoice;
import dev.voicebox.speech.tts.TextToSpeech;
import dev.voicebox.speech.tts.Voice;

/** The voices of all engines. Where several know a name, the first of them speaks it and the others stand in for it. */
final class VoiceInventory {
    private VoiceInventory() {}

    static List<InstalledVoice> of(List<TextToSpeech> engines) {
        Map<String, InstalledVoice> byName = new LinkedHashMap<>();
        engines.stream()
                .flatMap(engine -> engine.voices().stream())
                .forEach(voice -> byName.putIfAbsent(voice.name(), told(voice)));
        return List.copyOf(byName.values());
    }

    private static InstalledVoice told(Voice voice) {
        return new InstalledVoice(
                voice.name(),
                voice.language(),
                voice.gender().name().toLowerCase(Locale.ROOT),
                voice.engine(),
                voice.minSpeed(),
                voice.maxSpeed());
    }
}
