package dev.voicebox.speech.stt.whisper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.Sounds;
import dev.voicebox.speech.stt.Transcript;
import dev.voicebox.speech.stt.Transcript.TimedSegment;
import dev.voicebox.speech.stt.TranscriptionRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Weights of other kinds, sound of other lengths. */
class WhisperKindsTest {
    private static final int RATE = 16_000;
    private static final String SENTENCE = "what is the weather in the north";
    private static final TranscriptionRequest WITH_TIMES = new TranscriptionRequest("en", null, true);

    @TempDir
    Path folder;

    @Test
    void weightsThatKnowNoTimesGiveOneSegmentOverTheClip() throws Exception {
        Path file = ScriptedWhisper.saying(SENTENCE, ScriptedWhisper.Size.MICRO_WITHOUT_TIMES, 1_000)
                .writeTo(folder.resolve("timeless.bin"));
        try (WhisperSpeechToText timeless = WhisperSpeechToText.open(file, 1, 1)) {
            assertThat(timeless.transcribe(sound(1_840), WITH_TIMES, Cancellation.NONE)
                            .segments())
                    .containsExactly(new TimedSegment(SENTENCE, 0, sound(1_840).durationMs()));
        }
    }

    @Test
    void weightsForEnglishHearEnglishOnly() throws Exception {
        Path file = ScriptedWhisper.sayingInEnglish("good morning", 1_000).writeTo(folder.resolve("micro.en.bin"));
        try (WhisperSpeechToText english = WhisperSpeechToText.open(file, 1, 1)) {
            assertThat(english.info().languages()).containsExactly("en");
            Transcript heard = english.transcribe(sound(1_840), TranscriptionRequest.ANY, Cancellation.NONE);
            assertThat(heard).isEqualTo(new Transcript("good morning", "en", "whisper"));
            assertThatThrownBy(() ->
                            english.transcribe(sound(1_840), new TranscriptionRequest("de", null), Cancellation.NONE))
                    .hasMessageContaining("English only");
        }
    }

    @Test
    void aClosedEngineSaysSo() throws Exception {
        Path file = ScriptedWhisper.sayingInEnglish("good morning", 1_000).writeTo(folder.resolve("closed.bin"));
        WhisperSpeechToText closed = WhisperSpeechToText.open(file, 1, 1);
        closed.close();
        closed.close();
        assertThatThrownBy(() -> closed.transcribe(sound(1_840), TranscriptionRequest.ANY, Cancellation.NONE))
                .isInstanceOf(SpeechFailure.class)
                .hasMessageContaining("stopped");
    }

    @Test
    void longSoundIsHeardPieceByPiece() throws Exception {
        short[] call = Sounds.joined(
                sound(25_000).samples(), new short[RATE], sound(20_000).samples());

        Transcript heard = hear(call, new TranscriptionRequest("en", null));

        assertThat(heard.text()).isEqualTo(SENTENCE + " " + SENTENCE);
    }

    @Test
    void whoReadsAlongHearsOfEachPieceButTheLast() throws Exception {
        short[] call = Sounds.joined(
                sound(25_000).samples(), new short[RATE], sound(20_000).samples());
        List<String> read = new ArrayList<>();

        hear(call, new TranscriptionRequest("en", null), read::add);

        assertThat(read).containsExactly(SENTENCE);
    }

    @Test
    void segmentsOfLaterPiecesBeginLater() throws Exception {
        short[] call = Sounds.joined(
                sound(25_000).samples(), new short[RATE], sound(20_000).samples());

        List<TimedSegment> segments = hear(call, WITH_TIMES).segments();

        assertThat(segments).extracting(TimedSegment::startMs).isSorted();
        assertThat(segments.get(segments.size() - 1).startMs()).isBetween(25_000L, 26_000L);
    }

    @Test
    void aPreparedEngineGlancesWhenItIsIdle() throws Exception {
        Path file = ScriptedWhisper.sayingInEnglish("good morning", 1_000).writeTo(folder.resolve("glanced.bin"));
        try (WhisperSpeechToText idle = WhisperSpeechToText.open(file, 2, 1)) {
            idle.prepare();
            assertThat(idle.info().abilities()).contains(EngineInfo.Ability.GLANCES);
            assertThat(idle.glance(sound(1_840), TranscriptionRequest.ANY, Cancellation.NONE))
                    .contains(new Transcript("good morning", "en", "whisper"));
        }
    }

    private Transcript hear(short[] call, TranscriptionRequest request) throws Exception {
        return hear(call, request, soFar -> {});
    }

    private Transcript hear(short[] call, TranscriptionRequest request, Consumer<String> soFar) throws Exception {
        Path file = ScriptedWhisper.saying(SENTENCE, ScriptedWhisper.Size.MICRO, 1_000)
                .writeTo(folder.resolve("micro.bin"));
        try (WhisperSpeechToText whisper = WhisperSpeechToText.open(file, 1, 1)) {
            return whisper.transcribe(new Pcm(call, RATE), request, Cancellation.NONE, soFar);
        }
    }

    private static Pcm sound(int ms) {
        return new Pcm(Sounds.sine(300, RATE, ms * (RATE / 1_000), 8_000), RATE);
    }
}
