package dev.voicebox.speech.tts.piper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SpeechFailure.Kind;

/**
 * What a model of Piper says of itself, in the file {@code <model>.onnx.json} beside it.
 *
 * @param sampleRate in Hz
 * @param language ISO 639-1
 * @param phonemes eSpeak NG's voice, or {@code null} for a model that reads letters
 * @param scales how it speaks
 * @param ids the numbers of each symbol
 * @param speakers number of each by name; empty when there is one
 */
record PiperConfig(
        int sampleRate,
        String language,
        String phonemes,
        Scales scales,
        Map<Integer, long[]> ids,
        Map<String, Long> speakers) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param noise variation of the voice
     * @param length factor on durations
     * @param noiseW variation of the durations
     */
    record Scales(float noise, float length, float noiseW) {
        private static final Scales USUAL = new Scales(0.667f, 1, 0.8f);
    }

    static PiperConfig read(Path file) throws SpeechFailure {
        if (!Files.isReadable(file)) {
            throw new SpeechFailure(
                    Kind.ENGINE, "there is no readable file " + file + "; it belongs to the model of the same name");
        }
        try {
            return of(JSON.readTree(Files.readAllBytes(file)));
        } catch (IOException | IllegalArgumentException broken) {
            throw new SpeechFailure(
                    Kind.ENGINE,
                    file.getFileName() + " does not describe a voice of Piper; it may be damaged: install it again",
                    broken);
        } catch (SpeechFailure unsupported) {
            throw new SpeechFailure(
                    unsupported.kind(), file.getFileName() + ": " + unsupported.getMessage(), unsupported);
        }
    }

    private static PiperConfig of(JsonNode json) throws SpeechFailure {
        String type = json.path("phoneme_type").asText("espeak");
        boolean letters = type.equals("text");
        if (!letters && !type.equals("espeak")) {
            throw new SpeechFailure(
                    Kind.UNSUPPORTED,
                    "it needs phonemes of the kind \"" + type
                            + "\", and VoiceBox makes those of the kinds espeak and text");
        }
        String voice = json.path("espeak").path("voice").asText("en-us");
        return new PiperConfig(
                required(json.path("audio").path("sample_rate")).asInt(),
                language(json, voice),
                letters ? null : voice,
                scales(json.path("inference")),
                ids(required(json.path("phoneme_id_map"))),
                speakers(json));
    }

    private static JsonNode required(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            throw new IllegalArgumentException("a field is missing");
        }
        return node;
    }

    private static String language(JsonNode json, String voice) {
        String family = json.path("language").path("family").asText("");
        String code = json.path("language").path("code").asText(voice);
        String name = family.length() == 2 ? family : code.split("[-_]")[0];
        return name.equals("cmn") ? "zh" : name;
    }

    private static Scales scales(JsonNode inference) {
        return new Scales(
                (float) inference.path("noise_scale").asDouble(Scales.USUAL.noise()),
                (float) inference.path("length_scale").asDouble(Scales.USUAL.length()),
                (float) inference.path("noise_w").asDouble(Scales.USUAL.noiseW()));
    }

    /** A symbol may stand for several numbers. Symbols of several letters are not phonemes of eSpeak NG. */
    private static Map<Integer, long[]> ids(JsonNode map) {
        Map<Integer, long[]> ids = new LinkedHashMap<>();
        map.fields().forEachRemaining(symbol -> {
            if (symbol.getKey().codePointCount(0, symbol.getKey().length()) == 1) {
                long[] numbers = new long[symbol.getValue().size()];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = symbol.getValue().get(i).asLong();
                }
                ids.put(symbol.getKey().codePointAt(0), numbers);
            }
        });
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("there are no symbols");
        }
        return ids;
    }

    /** Those without names have their number as one. */
    private static Map<String, Long> speakers(JsonNode json) {
        Map<String, Long> speakers = new LinkedHashMap<>();
        int count = json.path("num_speakers").asInt(1);
        if (count > 1) {
            json.path("speaker_id_map")
                    .fields()
                    .forEachRemaining(speaker ->
                            speakers.put(speaker.getKey(), speaker.getValue().asLong()));
            if (speakers.isEmpty()) {
                LongStream.range(0, count).forEach(number -> speakers.put(String.valueOf(number), number));
            }
        }
        return speakers;
    }
}
