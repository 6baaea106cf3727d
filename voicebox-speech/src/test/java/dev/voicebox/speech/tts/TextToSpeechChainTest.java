package dev.voicebox.speech.tts;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.Pause;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TextToSpeechChainTest extends TextToSpeechContract {

    @Override
    protected TextToSpeech newEngine() {
        return new TextToSpeechChain(
                List.of(new BrokenVoice(0, List.of()), new StubTextToSpeech(Duration.ZERO, Pause.REAL)));
    }

    @Override
    void itSaysWhoItIsAndListsItsVoices() {
        assertThat(engine.info().id()).isEqualTo("broken");
        assertThat(engine.voices()).isNotEmpty();
    }

    @Test
    void afterTheFirstSoundNobodyElseIsAsked() {
        TextToSpeech chain = new TextToSpeechChain(
                List.of(new BrokenVoice(1, List.of()), new StubTextToSpeech(Duration.ZERO, Pause.REAL)));
        RecordingSink sink = new RecordingSink();
        assertThatThrownBy(() -> chain.speak(new SpeakRequest("hi", "alloy", null, 1), Cancellation.NONE, sink))
                .isInstanceOf(SpeechFailure.class);
        assertThat(sink.pieces()).hasSize(1);
    }

    @Override
    protected boolean tellsTimes() {
        return true; // the second does, and it is the one that speaks
    }

    @Test
    void theFirstWhoSpeaksTheLanguageIsAsked() throws SpeechFailure {
        TextToSpeech chain = new TextToSpeechChain(
                List.of(new BrokenVoice(1, List.of("en")), new StubTextToSpeech(Duration.ZERO, Pause.REAL)));
        RecordingSink sink = new RecordingSink();
        chain.speak(new SpeakRequest("hallo", "alloy", "de", 1), Cancellation.NONE, sink);
        assertThat(sink.sound().durationMs()).isEqualTo(360);
    }

    @Test
    void aLanguageThatNobodySpeaksIsRefused() {
        TextToSpeech chain = new TextToSpeechChain(List.of(new BrokenVoice(1, List.of("en"))));
        assertThatThrownBy(() -> chain.speak(
                        new SpeakRequest("hallo", "alloy", "de", 1), Cancellation.NONE, new RecordingSink()))
                .hasMessageContaining("no installed voice speaks this language");
    }

    /** Fails after some pieces. */
    private record BrokenVoice(int pieces, List<String> languages) implements TextToSpeech {
        @Override
        public EngineInfo info() {
            return new EngineInfo("broken", "fails", languages, false);
        }

        @Override
        public List<Voice> voices() {
            return List.of(new Voice("alloy", "en", Voice.Gender.NEUTRAL, "broken"));
        }

        @Override
        public void speak(SpeakRequest request, Cancellation cancellation, AudioSink sink) throws SpeechFailure {
            sink.word(new SpokenWord(0, 1, 1));
            for (int i = 0; i < pieces; i++) {
                sink.accept(new Pcm(new short[100], 8_000));
            }
            throw new SpeechFailure(SpeechFailure.Kind.ENGINE, "broke");
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
