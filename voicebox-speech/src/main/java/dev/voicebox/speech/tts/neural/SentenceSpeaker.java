package dev.voicebox.speech.tts.neural;

import java.util.Optional;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.tts.AudioSink;
import dev.voicebox.speech.tts.Sentence;
import dev.voicebox.speech.tts.Sentences;
import dev.voicebox.speech.tts.SilenceTrimmer;

/** Speaks a text sentence by sentence, the first as soon as it is made. */
public final class SentenceSpeaker {

    /** Makes sound of one sentence. */
    @FunctionalInterface
    public interface Voice {
        /** @return nothing when it was cancelled, or when the sentence has nothing that the voice could say */
        Optional<SpokenSentence> say(Sentence sentence) throws SpeechFailure;
    }

    private SentenceSpeaker() {}

    public static void speak(String text, Voice voice, Cancellation cancellation, AudioSink sink) throws SpeechFailure {
        SilenceTrimmer trimmer = new SilenceTrimmer(sink);
        long spokenMs = 0;
        for (Sentence sentence : Sentences.of(text)) {
            Optional<SpokenSentence> spoken = cancellation.isCancelled() ? Optional.empty() : voice.say(sentence);
            if (cancellation.isCancelled()) {
                return;
            }
            if (spoken.isPresent()) {
                sentence.spoken(spoken.get().wordEndsMs(), spokenMs).forEach(trimmer::word);
                trimmer.accept(spoken.get().sound());
                spokenMs += spoken.get().sound().durationMs();
            }
        }
        trimmer.finish();
    }
}
