package dev.voicebox.speech.tts;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MaryTextToSpeechTest extends TextToSpeechContract {

    @Override
    protected TextToSpeech newEngine() throws SpeechFailure {
        return MaryTextToSpeech.open();
    }

    @Test
    void everyVoiceSoundsDifferent() throws SpeechFailure {
        Set<Long> prints = new HashSet<>();
        for (Voice voice : engine.voices()) {
            prints.add(print(speak("Good morning.", voice.name(), 1)));
        }
        assertThat(prints).hasSameSizeAs(engine.voices());
    }

    @Test
    void voicesSpokenAtOnceDoNotMix() throws Exception {
        long deep = speak("Good morning.", "onyx", 1).samples().length;
        long high = speak("Good morning.", "nova", 2).samples().length;
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            for (int round = 0; round < 4; round++) {
                Future<Pcm> beside = other.submit(() -> speak("Good morning.", "nova", 2));
                assertThat(speak("Good morning.", "onyx", 1).samples()).hasSize((int) deep);
                assertThat(beside.get().samples()).hasSize((int) high);
            }
        } finally {
            other.shutdown();
        }
    }

    @Test
    void itKeepsNoLogOfItsOwn() throws SpeechFailure {
        speak("Good morning.", "alloy", 1);
        assertThat(Path.of("log")).doesNotExist();
    }

    @Test
    void itSpeaksAtItsOwnRate() throws SpeechFailure {
        assertThat(speak("Hello.", "alloy", 1).sampleRate()).isEqualTo(48_000);
    }

    @Test
    void sentencesComeOneByOne() throws SpeechFailure {
        RecordingSink sink = new RecordingSink();
        engine.speak(new SpeakRequest("One. Two. Three.", "alloy", "en", 1), Cancellation.NONE, sink);
        assertThat(sink.pieces().size()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void anotherLanguageIsRefused() {
        assertThatThrownBy(() -> engine.speak(
                        new SpeakRequest("Guten Tag", "alloy", "de", 1), Cancellation.NONE, new RecordingSink()))
                .isInstanceOfSatisfying(
                        SpeechFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(SpeechFailure.Kind.UNSUPPORTED));
    }

    private static long print(Pcm sound) {
        long print = sound.samples().length;
        for (short sample : sound.samples()) {
            print = print * 31 + sample;
        }
        return print;
    }
}
