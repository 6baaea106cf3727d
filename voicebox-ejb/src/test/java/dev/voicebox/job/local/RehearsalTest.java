package dev.voicebox.job.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.Pause;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.stt.SpeechToText;
import dev.voicebox.speech.stt.Transcript;
import dev.voicebox.speech.stt.TranscriptionRequest;
import dev.voicebox.speech.tts.StubTextToSpeech;

import static org.assertj.core.api.Assertions.assertThat;

class RehearsalTest {
    private final List<Pcm> heard = new ArrayList<>();

    @Test
    void theEarsHearTheVoiceOnce() {
        Rehearsal.of(new RecordingEars(), List.of(new StubTextToSpeech(Duration.ZERO, Pause.REAL)));

        assertThat(heard)
                .singleElement()
                .satisfies(sound -> assertThat(sound.durationMs()).isGreaterThan(500));
    }

    @Test
    void aServerWithoutAVoiceRehearsesNothing() {
        Rehearsal.of(new RecordingEars(), List.of());

        assertThat(heard).isEmpty();
    }

    private final class RecordingEars implements SpeechToText {
        @Override
        public EngineInfo info() {
            return new EngineInfo("recording", "keeps what it hears", List.of(), false);
        }

        @Override
        public Transcript transcribe(Pcm utterance, TranscriptionRequest request, Cancellation cancellation) {
            heard.add(utterance);
            return new Transcript("", "en", "recording");
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
