package dev.voicebox.speech.tts.phoneme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;

/** Pronounces what it was told to as it was told to, and the rest letter by letter. */
public final class ScriptedPhonemizer implements Phonemizer {
    private final Map<String, String> script;
    private final List<String> voices = new ArrayList<>();

    public ScriptedPhonemizer(Map<String, String> script) {
        this.script = Map.copyOf(script);
    }

    @Override
    public synchronized List<String> phonemes(List<String> lines, String voice, Cancellation cancellation)
            throws SpeechFailure {
        voices.add(voice);
        if (cancellation.isCancelled()) {
            return List.of();
        }
        return lines.stream().map(this::spoken).toList();
    }

    private String spoken(String line) {
        return script.getOrDefault(
                line, line.toLowerCase().replaceAll("[^\\p{L}\\p{N} ]", "").strip());
    }

    /** In which voices it was asked, call by call. */
    public synchronized List<String> voices() {
        return List.copyOf(voices);
    }
}
