package dev.voicebox.web.audio;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.wire.Field;

/**
 * A text to be spoken.
 *
 * @param wav with a header before the samples; else samples alone
 */
record SpeechCall(SpeakOrder order, boolean wav) {
    private static final int MAX_INPUT = 4096;
    private static final double MIN_SPEED = 0.25;
    private static final double MAX_SPEED = 4;
    private static final Set<String> FIELDS =
            Set.of("model", "input", "voice", "instructions", "response_format", "speed", "stream_format");
    private static final List<String> VOICES = List.of(
            "alloy", "ash", "ballad", "cedar", "coral", "echo", "fable", "marin", "nova", "onyx", "sage", "shimmer",
            "verse");

    /** Of the protocol. */
    private static final List<String> FORMATS = List.of("mp3", "opus", "aac", "flac", "wav", "pcm");

    static SpeechCall read(ObjectNode body) throws ProtocolViolation {
        Field call = new Field(body, "");
        call.object(FIELDS);
        call.child("model").text(256);
        String text = call.child("input").text(MAX_INPUT);
        if (text.isBlank()) {
            throw call.child("input").refused("there is nothing to speak. Send a text of 1 to 4096 characters.");
        }
        Field instructions = call.child("instructions");
        if (instructions.optionalText() != null && instructions.text().length() > MAX_INPUT) {
            throw instructions.tooLong(MAX_INPUT);
        }
        checkStream(call.child("stream_format"));
        boolean wav = isWav(call.child("response_format"));
        return new SpeechCall(
                new SpeakOrder(0, text, voice(call.child("voice")), speed(call.child("speed")), AudioFormat.PCM), wav);
    }

    private static String voice(Field voice) throws ProtocolViolation {
        Field name = voice.value().isObject() ? voice.child("id") : voice;
        return name.oneOf(VOICES);
    }

    private static double speed(Field speed) throws ProtocolViolation {
        if (speed.isNullOrAbsent()) {
            return 1;
        }
        if (!speed.value().isNumber()) {
            throw speed.wrongType("a number");
        }
        double value = speed.value().doubleValue();
        if (!(value >= MIN_SPEED && value <= MAX_SPEED)) {
            throw speed.invalid("Expected a number between " + MIN_SPEED + " and " + MAX_SPEED + ".");
        }
        return value;
    }

    /** Leaving the format out asks for mp3. */
    private static boolean isWav(Field format) throws ProtocolViolation {
        String name = format.isNullOrAbsent() ? "mp3" : format.oneOf(FORMATS);
        if (!name.equals("wav") && !name.equals("pcm")) {
            throw format.refused("'" + name + "' is not offered yet. Set response_format to 'wav' or 'pcm'.");
        }
        return name.equals("wav");
    }

    private static void checkStream(Field format) throws ProtocolViolation {
        if (!format.isNullOrAbsent() && format.oneOf(List.of("audio", "sse")).equals("sse")) {
            throw format.refused("'sse' is not offered yet. Leave stream_format out, or set it to 'audio'.");
        }
    }
}
