package dev.voicebox.speech.tts.piper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.voicebox.speech.tts.neural.StandIns;

/** Models of Piper with their descriptions, all of them stand-ins. */
public final class PiperFiles {
    /** Pad, begin, end, then marks, then all else. */
    private static final String MARKS = "_^$.,;:!? -";

    private static final String SYMBOLS = MARKS
            + "abcdefhijklmnopqrstuvwxyz\u00e6\u00e7\u00f0\u00f8\u0127\u014b\u0153\u0250\u0251\u0252\u0254\u0259\u025a\u025b\u025c"
            + "\u0261\u026a\u026b\u0279\u027e\u0283\u028a\u028c\u0292\u0294\u02c8\u02cc\u02d0\u03b8\u1d7b\u0303\u0301";

    private PiperFiles() {}

    /** @return the model; its description lies beside it */
    public static Path write(Path model, String language, String... speakers) {
        return writeOfType("espeak", model, language, speakers);
    }

    static Path writeOfType(String type, Path model, String language, String... speakers) {
        try {
            Files.writeString(Path.of(model + ".json"), config(type, language, speakers));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        int count = SYMBOLS.codePointCount(0, SYMBOLS.length());
        return new StandIns.Piper(count, MARKS.length(), speakers.length > 0)
                .graph()
                .write(model);
    }

    static String config(String type, String language, String... speakers) {
        StringBuilder ids = new StringBuilder();
        int number = 0;
        for (int symbol : SYMBOLS.codePoints().toArray()) {
            ids.append(number == 0 ? "" : ", ")
                    .append('"')
                    .append(Character.toString(symbol))
                    .append("\": [");
            ids.append(number++).append(']');
        }
        StringBuilder named = new StringBuilder();
        for (int i = 0; i < speakers.length; i++) {
            named.append(i == 0 ? "" : ", ")
                    .append('"')
                    .append(speakers[i])
                    .append("\": ")
                    .append(i);
        }
        return "{\"audio\": {\"sample_rate\": 22050, \"quality\": \"medium\"}, \"espeak\": {\"voice\": \"" + language
                + "\"}, \"inference\": {\"noise_scale\": 0.667, \"length_scale\": 1, \"noise_w\": 0.8}, \"phoneme_type\": \""
                + type + "\", \"num_symbols\": 256, \"num_speakers\": " + Math.max(1, speakers.length)
                + ", \"speaker_id_map\": {" + named + "}, \"phoneme_id_map\": {" + ids + "}}";
    }
}
