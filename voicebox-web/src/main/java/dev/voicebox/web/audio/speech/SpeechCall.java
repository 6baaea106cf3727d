package dev.voicebox.web.audio.speech;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.config.VoiceNames;
import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.file.SoundFormat;
import dev.voicebox.privacy.Redacted;
import dev.voicebox.spoken.SpokenForm;
import dev.voicebox.web.admission.PolicyGate;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.wire.Field;

/**
 * A text to be spoken.
 *
 * @param input the text as it was sent
 * @param order the same in words that a voice can say
 * @param events the file in server-sent events; else the file itself
 */
record SpeechCall(String input, SpeakOrder order, SoundFormat format, boolean events) {
    private static final int MAX_INPUT = 4096;
    private static final double MIN_SPEED = 0.25;
    private static final double MAX_SPEED = 4;
    private static final Set<String> FIELDS =
            Set.of("model", "input", "voice", "instructions", "response_format", "speed", "stream_format");

    static SpeechCall read(ObjectNode body, VoiceNames voices) throws ProtocolViolation {
        Field call = new Field(body, "");
        call.object(FIELDS);
        call.child("model").text(256);
        String text = call.child("input").text(MAX_INPUT);
        SpokenForm spoken = SpokenForm.of(text);
        if (spoken.isSilent()) {
            throw call.child("input")
                    .refused("there is nothing to speak. Send a text with words or figures, not only code or signs.");
        }
        Field instructions = call.child("instructions");
        if (instructions.optionalText() != null && instructions.text().length() > MAX_INPUT) {
            throw instructions.tooLong(MAX_INPUT);
        }
        SpeakOrder order = new SpeakOrder(
                0, spoken.text(), voice(call.child("voice"), voices), speed(call.child("speed")), AudioFormat.PCM);
        return new SpeechCall(
                text, order, format(call.child("response_format")), isEvents(call.child("stream_format")));
    }

    /** To the policy; a voice of one's own as it was named. */
    static PolicyGate.Wish wish(ObjectNode body) {
        JsonNode voice = body.path("voice");
        return new PolicyGate.Wish(
                "speech.create",
                body.path("model").textValue(),
                (voice.isObject() ? voice.path("id") : voice).textValue());
    }

    /** The voice made no sound of the text. */
    static Refusal unspeakable() {
        return Refusal.invalid(
                ErrorCode.INVALID_VALUE.wire(),
                "input",
                "Invalid 'input': the voice makes no sound of this text. Send words of a language that it speaks.");
    }

    private static String voice(Field voice, VoiceNames voices) throws ProtocolViolation {
        Field name = voice.value().isObject() ? voice.child("id") : voice;
        return voices.spokenAs(voices.read(name));
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
    private static SoundFormat format(Field format) throws ProtocolViolation {
        return format.isNullOrAbsent() ? SoundFormat.MP3 : SoundFormat.named(format.oneOf(SoundFormat.names()));
    }

    private static boolean isEvents(Field format) throws ProtocolViolation {
        return !format.isNullOrAbsent() && format.oneOf(List.of("audio", "sse")).equals("sse");
    }

    @Override
    public String toString() {
        return "SpeechCall[" + Redacted.text(input) + ", " + order + ", " + format + ", " + events + "]";
    }
}
