package dev.voicebox.event;

import java.util.Objects;

import dev.voicebox.privacy.Redacted;

/** A piece of a message. */
public sealed interface ContentPart {

    record InputText(String text) implements ContentPart {
        public InputText {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public String toString() {
            return "InputText[" + Redacted.text(text) + "]";
        }
    }

    /**
     * What the caller said.
     *
     * @param transcript {@code null} until it is known; the key is always on the wire
     * @param audio in the input format of the session; only there when a client created the item or asked for it
     */
    record InputAudio(String transcript, byte[] audio) implements ContentPart {
        @Override
        public String toString() {
            return "InputAudio[" + Redacted.text(transcript) + ", " + Redacted.bytes(audio) + "]";
        }
    }

    /** A picture as a data URI; {@code detail} is {@code auto}, {@code low}, {@code high} or {@code null}. */
    record InputImage(String imageUrl, String detail) implements ContentPart {
        public InputImage {
            Objects.requireNonNull(imageUrl, "imageUrl");
        }

        @Override
        public String toString() {
            return "InputImage[" + Redacted.text(imageUrl) + ", " + detail + "]";
        }
    }

    record OutputText(String text) implements ContentPart {
        public OutputText {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public String toString() {
            return "OutputText[" + Redacted.text(text) + "]";
        }
    }

    /** What VoiceBox said; {@code audio} in the output format, only there when a client asked for it. */
    record OutputAudio(String transcript, byte[] audio) implements ContentPart {
        public OutputAudio {
            Objects.requireNonNull(transcript, "transcript");
        }

        @Override
        public String toString() {
            return "OutputAudio[" + Redacted.text(transcript) + ", " + Redacted.bytes(audio) + "]";
        }
    }
}
