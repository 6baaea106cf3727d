package dev.voicebox.speech.stt.whisper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
    void weightsThatKnowNoTimesGiveOneSegmentOverTheClip() throws Exception {
        Path file = ScriptedWhisper.saying(SENTENCE, ScriptedWhisper.Size.MICRO_WITHOUT_TIMES, 1_000)
                .writeTo(folder.resolve("timeless.bin"));
        try (WhisperSpeechToText timeless = WhisperSpeechToText.open(file, 1, 1)) {
            assertThat(timeless.transcribe(tone(), WITH_TIMES, Cancellation.NONE)
                            .segments())
                    .containsExactly(new TimedSegment(SENTENCE, 0, tone().durationMs()));
        }
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
    void longSoundIsHeardPieceByPiece() throws SpeechFailure {
        short[] call = Sounds.joined(
                sound(25_000).samples(), new short[RATE], sound(20_000).samples());

        Transcript heard = whisper.transcribe(new Pcm(call, RATE), TranscriptionRequest.ANY, Cancellation.NONE);

        assertThat(heard.text()).isEqualTo(SENTENCE + " " + SENTENCE);
    }

    @Test
    void segmentsOfLaterPiecesBeginLater() throws SpeechFailure {
        short[] call = Sounds.joined(
                sound(25_000).samples(), new short[RATE], sound(20_000).samples());

        List<TimedSegment> segments = whisper.transcribe(new Pcm(call, RATE), WITH_TIMES, Cancellation.NONE)
                .segments();

        assertThat(segments).extracting(TimedSegment::startMs).isSorted();
        assertThat(segments.get(segments.size() - 1).startMs()).isBetween(25_000L, 26_000L);
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

    @Test
    void weightsForEnglishHearEnglishOnly() throws Exception {
        Path file = ScriptedWhisper.sayingInEnglish("good morning", 1_000).writeTo(folder.resolve("micro.en.bin"));
        try (WhisperSpeechToText english = WhisperSpeechToText.open(file, 1, 1)) {
            assertThat(english.info().languages()).containsExactly("en");
            Transcript heard = english.transcribe(tone(), TranscriptionRequest.ANY, Cancellation.NONE);
            assertThat(heard).isEqualTo(new Transcript("good morning", "en", "whisper"));
            assertThatThrownBy(
                            () -> english.transcribe(tone(), new TranscriptionRequest("de", null), Cancellation.NONE))
                    .hasMessageContaining("English only");
        }
    }

    @Test
    void twoEnginesSideBySideDoNotDisturbEachOther() throws Exception {
        Path file = ScriptedWhisper.saying("good morning", ScriptedWhisper.Size.MICRO, 1_000)
                .writeTo(folder.resolve("other.bin"));
        for (int i = 0; i < 3; i++) {
            try (WhisperSpeechToText other = WhisperSpeechToText.open(file, 1, 1)) {
                assertThat(other.transcribe(tone(), TranscriptionRequest.ANY, Cancellation.NONE)
                                .text())
                        .isEqualTo("good morning");
                assertThat(hear(tone()).text()).isEqualTo(SENTENCE);
            }
        }
    }

    @Test
    void aClosedEngineSaysSo() throws Exception {
        Path file = ScriptedWhisper.sayingInEnglish("good morning", 1_000).writeTo(folder.resolve("closed.bin"));
        WhisperSpeechToText closed = WhisperSpeechToText.open(file, 1, 1);
        closed.close();
        closed.close();
        assertThatThrownBy(() -> closed.transcribe(tone(), TranscriptionRequest.ANY, Cancellation.NONE))
                .isInstanceOf(SpeechFailure.class)
                .hasMessageContaining("stopped");
    }

    private static Pcm sound(int ms) {
        return new Pcm(Sounds.sine(300, RATE, ms * (RATE / 1_000), 8_000), RATE);
    }
}
