package dev.voicebox.job.local;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.voicebox.config.TurnDetection;
import dev.voicebox.config.TurnDetection.Reaction;
import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.local.HeardCaller.Turn;
import dev.voicebox.speech.Fixtures;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Resampler;
import dev.voicebox.speech.vad.ReferenceHearing;
import dev.voicebox.speech.vad.ReferenceHearing.Segment;
import dev.voicebox.speech.vad.silero.SileroVoiceActivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Turns that a session finds with the real model, beside the segments of its makers' program. Skips without model and recording. */
class SileroTurnsTest {
    private static final long TOLERANCE_MS = 64;
    private static final int SILENCE_MS = 500;

    private static SileroVoiceActivity silero;

    @BeforeAll
    static void open() throws SpeechFailure {
        silero = SileroVoiceActivity.open(Fixtures.file("models/silero_vad_v6.onnx"));
    }

    @AfterAll
    static void close() {
        if (silero != null) {
            silero.close();
        }
    }

    @Test
    void aTurnBeginsAndEndsWhereTheReferenceSaysOnAWideLine() {
        assertTurns(AudioFormat.PCM, 128, ReferenceHearing.ofJfk().segments());
    }

    @Test
    void aTurnBeginsAndEndsWhereTheReferenceSaysOnATelephone() {
        assertTurns(AudioFormat.PCMU, SILENCE_MS, longPausesOnly());
    }

    @Test
    void aTurnBeginsAndEndsWhereTheReferenceSaysAtTheUsualSilence() {
        assertTurns(AudioFormat.PCM, SILENCE_MS, longPausesOnly());
    }

    private static List<Segment> longPausesOnly() {
        return ReferenceHearing.withoutPausesBelow(
                SILENCE_MS / 1000.0, ReferenceHearing.ofJfk().segments());
    }

    private static void assertTurns(AudioFormat format, int silenceMs, List<Segment> reference) {
        List<Turn> turns = new HeardCaller(silero, null)
                .turnsOf(spoken(format), format, silence(silenceMs), (int) format.bytes(20));
        int silentFrames = (silenceMs + 31) / 32 * 32;
        List<Segment> heard = turns.stream()
                .map(turn -> new Segment(turn.startMs() / 1000.0, (turn.endMs() - silentFrames) / 1000.0))
                .toList();
        System.out.println("server_vad with Silero, " + format.type() + ", " + silenceMs + " ms: " + heard);
        assertThat(heard).hasSameSizeAs(reference);
        IntStream.range(0, heard.size()).forEach(i -> {
            assertThat(ms(heard.get(i).from())).isCloseTo(ms(reference.get(i).from()), within(TOLERANCE_MS));
            assertThat(ms(heard.get(i).to())).isCloseTo(ms(reference.get(i).to()), within(TOLERANCE_MS));
        });
    }

    /** The recording, and a second of silence in which its last turn can end. */
    private static byte[] spoken(AudioFormat format) {
        short[] speech = Resampler.convert(Fixtures.sound("audio/jfk.wav"), format.sampleRate())
                .samples();
        return WireSound.encode(Arrays.copyOf(speech, speech.length + format.sampleRate()), format);
    }

    private static TurnDetection silence(int ms) {
        return new TurnDetection.ServerVad(0.5, 0, ms, OptionalInt.empty(), new Reaction(true, true));
    }

    private static long ms(double seconds) {
        return Math.round(seconds * 1000);
    }
}
