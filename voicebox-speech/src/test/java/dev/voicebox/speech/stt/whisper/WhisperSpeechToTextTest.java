package dev.voicebox.speech.stt.whisper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.Sounds;
import dev.voicebox.speech.stt.SpeechToText;
import dev.voicebox.speech.stt.SpeechToTextContract;
import dev.voicebox.speech.stt.Transcript;
import dev.voicebox.speech.stt.Transcript.TimedSegment;
import dev.voicebox.speech.stt.TranscriptionRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WhisperSpeechToTextTest extends SpeechToTextContract {
    private static final int RATE = 16_000;
    private static final String SENTENCE = "what is the weather in the north";
    private static final TranscriptionRequest WITH_TIMES = new TranscriptionRequest("en", null, true);

    @TempDir
    static Path folder;

    private static WhisperSpeechToText whisper;

    @BeforeAll
    static void start() throws IOException, SpeechFailure {
        Path model = ScriptedWhisper.saying(SENTENCE, ScriptedWhisper.Size.MICRO, 1_000)
                .writeTo(folder.resolve("micro.bin"));
        whisper = WhisperSpeechToText.open(model, 2, 1);
        Files.delete(model);
    }

    @AfterAll
    static void stop() {
        whisper.close();
    }

    @Override
    protected SpeechToText engine() {
        return whisper;
    }

    @Override
    protected Pcm utterance() {
        return tone();
    }

    @Test
    void itHearsWhatItsWeightsSayThoughTheirFileIsGone() throws SpeechFailure {
        assertThat(hear(tone()).text()).isEqualTo(SENTENCE);
    }

    @Test
    void itTellsNoTimesThatNobodyAskedFor() throws SpeechFailure {
        assertThat(hear(tone()).segments()).isEmpty();
    }

    @Test
    void itTellsWhenItWasSaid() throws SpeechFailure {
        Transcript heard = whisper.transcribe(tone(), WITH_TIMES, Cancellation.NONE);

        assertThat(heard.text()).isEqualTo(SENTENCE);
        assertThat(heard.segments()).containsExactly(new TimedSegment(SENTENCE, 0, 1_000));
    }

    @Test
    void whatFollowsTheFirstSegmentIsHeardAsWell() throws SpeechFailure {
        Transcript heard = whisper.transcribe(sound(3_400), WITH_TIMES, Cancellation.NONE);

        assertThat(heard.segments()).extracting(TimedSegment::startMs).containsExactly(0L, 1_000L, 2_000L);
    }

    @Test
    void aShortWordIsHeard() throws SpeechFailure {
        assertThat(hear(sound(200)).text()).isEqualTo(SENTENCE);
        assertThat(whisper.transcribe(sound(200), WITH_TIMES, Cancellation.NONE).segments())
                .containsExactly(new TimedSegment(SENTENCE, 0, 200));
    }

    @Test
    void ofALineWithoutSoundNothingIsHeard() throws SpeechFailure {
        assertThat(hear(new Pcm(new short[2 * RATE], RATE)).text()).isEmpty();
        assertThat(hear(new Pcm(new short[0], RATE)).text()).isEmpty();
        assertThat(hear(sound(50)).text()).isEmpty();
    }

    @Test
    void itFindsOutTheLanguage() throws SpeechFailure {
        assertThat(hear(tone()).language()).isEqualTo("de");
    }

    @Test
    void theLanguageThatWasAskedForIsTaken() throws SpeechFailure {
        assertThat(whisper.transcribe(tone(), new TranscriptionRequest("jv", null), Cancellation.NONE)
                        .language())
                .isEqualTo("jv");
    }

    @Test
    void anUnknownLanguageIsRefusedInPlainWords() {
        assertThatThrownBy(
                        () -> whisper.transcribe(tone(), new TranscriptionRequest("english", null), Cancellation.NONE))
                .isInstanceOfSatisfying(
                        SpeechFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(SpeechFailure.Kind.UNSUPPORTED))
                .hasMessageContaining("ISO 639-1");
    }

    /** Whole, it would end the process: see {@link Prompts}. */
    @Test
    void aPromptOfOneVeryLongWordIsHarmless() throws SpeechFailure {
        TranscriptionRequest request = new TranscriptionRequest("en", "a".repeat(100_000));
        assertThat(whisper.transcribe(tone(), request, Cancellation.NONE).text())
                .isNotNull();
    }

    /** Handles of the library that are made while another one is in use end the process, unless somebody takes care. */
    @Test
    void enginesComeAndGoWhileAnotherOneHears() throws Exception {
        Path file = ScriptedWhisper.saying("good morning", ScriptedWhisper.Size.MICRO, 1_000)
                .writeTo(folder.resolve("other.bin"));
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> heard = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                heard.add(callers.submit(() -> hear(tone()).text()));
            }
            for (int i = 0; i < 8; i++) {
                try (WhisperSpeechToText other = WhisperSpeechToText.open(file, 1, 1)) {
                    assertThat(other.transcribe(tone(), TranscriptionRequest.ANY, Cancellation.NONE)
                                    .text())
                            .isEqualTo("good morning");
                }
            }
            for (Future<String> text : heard) {
                assertThat(text.get()).isEqualTo(SENTENCE);
            }
        } finally {
            callers.shutdown();
        }
    }

    @Test
    void thereIsNoGlanceAtWhatIsLongOrSilent() throws SpeechFailure {
        assertThat(whisper.glance(sound(31_000), TranscriptionRequest.ANY, Cancellation.NONE))
                .isEmpty();
        assertThat(whisper.glance(new Pcm(new short[RATE], RATE), TranscriptionRequest.ANY, Cancellation.NONE))
                .isEmpty();
    }

    private static Pcm sound(int ms) {
        return new Pcm(Sounds.sine(300, RATE, ms * (RATE / 1_000), 8_000), RATE);
    }
}
