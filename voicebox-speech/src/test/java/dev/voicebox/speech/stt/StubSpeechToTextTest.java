package dev.voicebox.speech.stt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.Pause;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;

import static org.assertj.core.api.Assertions.assertThat;

class StubSpeechToTextTest extends SpeechToTextContract {
    private final SpeechToText stub = new StubSpeechToText(Duration.ZERO, Pause.REAL);

    @Override
    protected SpeechToText engine() {
        return stub;
    }

    @Override
    protected Pcm utterance() {
        return tone();
    }

    @Test
    void itSaysHowLongTheUtteranceWas() throws SpeechFailure {
        assertThat(hear(tone()).text()).isEqualTo("stub heard 1840 ms");
    }

    @Test
    void itTakesAsLongAsItIsTold() {
        List<Duration> waits = new ArrayList<>();
        SpeechToText slow = new StubSpeechToText(Duration.ofMillis(300), (delay, cancellation) -> waits.add(delay));
        try {
            slow.transcribe(tone(), TranscriptionRequest.ANY, Cancellation.NONE);
        } catch (SpeechFailure never) {
            throw new AssertionError(never);
        }
        assertThat(waits).containsExactly(Duration.ofMillis(300));
    }
}
