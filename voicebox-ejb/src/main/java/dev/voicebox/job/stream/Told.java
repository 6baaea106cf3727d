package dev.voicebox.job.stream;

import java.util.List;
import java.util.Objects;

import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.job.Transcript;
import dev.voicebox.privacy.Redacted;

/** What a worker tells of its job, beside the sound. */
public sealed interface Told {

    /** A piece of sound, with what {@link SpokenPiece} knows of it. */
    record Piece(List<SpokenPiece.Word> words, String engine) implements Told {
        public Piece {
            words = List.copyOf(words);
        }
    }

    /** What of an utterance is in words so far. */
    record Words(String soFar) implements Told {
        public Words {
            Objects.requireNonNull(soFar, "soFar");
        }

        @Override
        public String toString() {
            return "Words[" + Redacted.text(soFar) + "]";
        }
    }

    record Done() implements Told {}

    record Heard(Transcript transcript) implements Told {
        public Heard {
            Objects.requireNonNull(transcript, "transcript");
        }
    }

    /** @param message plain words */
    record Failed(SpeechTrouble trouble, String message) implements Told {
        public Failed {
            Objects.requireNonNull(trouble, "trouble");
            Objects.requireNonNull(message, "message");
        }

        @Override
        public String toString() {
            return "Failed[" + trouble + ", " + Redacted.text(message) + "]";
        }
    }
}
