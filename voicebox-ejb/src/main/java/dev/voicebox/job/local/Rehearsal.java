package dev.voicebox.job.local;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.stt.SpeechToText;
import dev.voicebox.speech.stt.TranscriptionRequest;
import dev.voicebox.speech.tts.AudioSink;
import dev.voicebox.speech.tts.SpeakRequest;
import dev.voicebox.speech.tts.SpokenWord;
import dev.voicebox.speech.tts.TextToSpeech;

/**
 * Lets each voice speak and the ears hear the first before anyone waits for them: the first time takes three to five times as long
 * as the next, because code and models are still cold.
 */
final class Rehearsal {
    private static final System.Logger LOG = System.getLogger(Rehearsal.class.getName());
    private static final String WORDS = "turn on the kitchen light";

    private Rehearsal() {}

    /** What fails here will fail again when someone asks for it, and be reported then. */
    static void of(SpeechToText ears, List<TextToSpeech> voices) {
        for (int i = 0; i < voices.size(); i++) {
            rehearse(i == 0 ? ears : null, voices.get(i));
        }
    }

    private static void rehearse(SpeechToText ears, TextToSpeech voice) {
        try {
            Recording recording = new Recording(new ArrayList<>());
            voice.speak(new SpeakRequest(WORDS, "alloy", null, 1), Cancellation.NONE, recording);
            if (ears != null && !recording.pieces().isEmpty()) {
                ears.transcribe(recording.whole(), TranscriptionRequest.ANY, Cancellation.NONE);
            }
        } catch (SpeechFailure | RuntimeException failure) {
            LOG.log(System.Logger.Level.DEBUG, "the engines did not rehearse", failure);
        }
    }

    private record Recording(List<Pcm> pieces) implements AudioSink {
        @Override
        public void accept(Pcm sound) {
            pieces.add(sound);
        }

        @Override
        public void word(SpokenWord word) {
            // nobody reads along
        }

        private Pcm whole() {
            int length =
                    pieces.stream().mapToInt(piece -> piece.samples().length).sum();
            short[] samples = new short[length];
            int at = 0;
            for (Pcm piece : pieces) {
                System.arraycopy(piece.samples(), 0, samples, at, piece.samples().length);
                at += piece.samples().length;
            }
            return new Pcm(samples, pieces.get(0).sampleRate());
        }
    }
}
