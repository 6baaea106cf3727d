package dev.voicebox.speech.tts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.Pause;
import dev.voicebox.speech.SwitchedCancellation;

import static org.assertj.core.api.Assertions.assertThat;

class StubTextToSpeechTest extends TextToSpeechContract {

    @Override
    protected TextToSpeech newEngine() {
        return new StubTextToSpeech(Duration.ZERO, Pause.REAL);
    }

    @Test
    void aCharacterTakesSixtyMilliseconds() throws Exception {
        assertThat(speak("four four", "alloy", 1).durationMs()).isEqualTo(600);
    }

    @Test
    void theFirstSoundWaitsAsLongAsItIsTold() {
        List<Duration> waits = new ArrayList<>();
        TextToSpeech stub = new StubTextToSpeech(Duration.ofMillis(250), (delay, cancellation) -> waits.add(delay));
        RecordingSink sink = new RecordingSink();
        StubTextToSpeechTest.speak(stub, Cancellation.NONE, sink);
        assertThat(waits).containsExactly(Duration.ofMillis(250));
        assertThat(sink.pieces()).hasSize(2);
    }

    @Test
    void cancelledWaitingEndsAtOnce() {
        SwitchedCancellation cancellation = new SwitchedCancellation();
        cancellation.cancel();
        RecordingSink sink = new RecordingSink();
        StubTextToSpeechTest.speak(new StubTextToSpeech(Duration.ofDays(1), Pause.REAL), cancellation, sink);
        assertThat(sink.pieces()).isEmpty();
    }

    private static void speak(TextToSpeech stub, Cancellation cancellation, RecordingSink sink) {
        try {
            stub.speak(new SpeakRequest("hello you", "alloy", null, 1), cancellation, sink);
        } catch (Exception never) {
            throw new AssertionError(never);
        }
    }
}
