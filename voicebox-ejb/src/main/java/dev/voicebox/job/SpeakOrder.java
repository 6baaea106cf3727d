package dev.voicebox.job;

import java.util.Objects;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.language.PlainText;
import dev.voicebox.privacy.Redacted;

/**
 * A chunk of an answer to speak.
 *
 * @param chunk its number within the answer, from 0
 * @param text {@linkplain PlainText plain} words, as they are to be spoken
 * @param voice any name that the protocol accepts
 * @param speed 0.25 to 1.5, 1 is natural
 * @param format of the sound that comes back
 * @param engine that began the sentence, as its {@link SpokenPiece} told, and that no other may end; {@code null} at the
 *     beginning of one
 */
public record SpeakOrder(int chunk, String text, String voice, double speed, AudioFormat format, String engine) {

    /** That begins a sentence. */
    public SpeakOrder(int chunk, String text, String voice, double speed, AudioFormat format) {
        this(chunk, text, voice, speed, format, null);
    }

    public SpeakOrder {
        text = PlainText.of(text);
        Objects.requireNonNull(voice, "voice");
        Objects.requireNonNull(format, "format");
    }

    @Override
    public String toString() {
        return "SpeakOrder[" + chunk + ", " + Redacted.text(text) + ", " + voice + ", " + speed + ", " + format + ", "
                + engine + "]";
    }
}
