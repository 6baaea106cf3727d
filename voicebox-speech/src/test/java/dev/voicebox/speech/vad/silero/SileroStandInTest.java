package dev.voicebox.speech.vad.silero;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.onnx.Attribute;
import dev.voicebox.speech.onnx.OnnxGraph;
import dev.voicebox.speech.onnx.OnnxType;
import dev.voicebox.speech.onnx.Tensor;
import dev.voicebox.speech.vad.VoiceActivityContract;
import dev.voicebox.speech.vad.VoiceActivityEngine;
import dev.voicebox.speech.vad.VoiceActivityStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What of the engine does not depend on the weights. */
class SileroStandInTest extends VoiceActivityContract {
    private static final short HALF = 16_384;

    @TempDir
    Path folder;

    @Override
    protected VoiceActivityEngine newEngine() {
        return opened(StandIn.loudness(true));
    }

    @Test
    void theEndOfAFrameIsHeardAgainBeforeTheNext() {
        try (SileroVoiceActivity silero = opened(StandIn.loudestOfTheFirst(64));
                VoiceActivityStream stream = silero.open()) {
            assertThat(stream.probability(click(512 - 64))).isZero();
            assertThat(stream.probability(new short[512])).isEqualTo(0.5f);
            assertThat(stream.probability(click(512 - 65))).isZero();
            assertThat(stream.probability(new short[512])).isZero();
        }
    }

    @Test
    void at8KilohertzFrameAndContextAreHalfAsLong() {
        try (SileroVoiceActivity silero = opened(StandIn.loudestOfTheFirst(32));
                VoiceActivityStream stream = silero.openFor(8_000)) {
            assertThat(stream.frameSamples()).isEqualTo(256);
            short[] frame = new short[256];
            frame[256 - 32] = HALF;
            assertThat(stream.probability(frame)).isZero();
            assertThat(stream.probability(new short[256])).isEqualTo(0.5f);
            assertThat(stream.probability(new short[256])).isZero();
        }
    }

    @Test
    void aResetStreamHasNoContext() {
        try (SileroVoiceActivity silero = opened(StandIn.loudestOfTheFirst(64));
                VoiceActivityStream stream = silero.open()) {
            stream.probability(click(511));
            stream.reset();
            assertThat(stream.probability(new short[512])).isZero();
        }
    }

    @Test
    void theModelIsToldTheRateOfTheStream() {
        try (SileroVoiceActivity silero = opened(StandIn.rate());
                VoiceActivityStream wide = silero.open();
                VoiceActivityStream narrow = silero.openFor(8_000);
                VoiceActivityStream studio = silero.openFor(48_000)) {
            assertThat(wide.probability(new short[512])).isEqualTo(0.5f);
            assertThat(narrow.probability(new short[256])).isEqualTo(0.25f);
            assertThat(studio.sampleRate()).isEqualTo(16_000);
        }
    }

    @Test
    void aModelThatIsNotToldTheRateHears16KilohertzOnly() {
        try (SileroVoiceActivity silero = opened(StandIn.loudness(false));
                VoiceActivityStream stream = silero.openFor(8_000)) {
            assertThat(stream.sampleRate()).isEqualTo(16_000);
            assertThat(stream.probability(click(0))).isBetween(0f, 1f);
            assertThat(silero.info().description()).doesNotContain("8 kHz");
        }
    }

    @Test
    void anAnswerThatIsNoNumberIsSilenceAndCountsAndDoesNotLast() {
        try (SileroVoiceActivity silero = opened(StandIn.rootOfTheFirst());
                VoiceActivityStream stream = silero.open()) {
            assertThat(stream.probability(first(HALF))).isEqualTo((float) Math.sqrt(0.5));
            assertThat(stream.probability(first((short) -1))).isZero();
            assertThat(silero.failures()).isEqualTo(1);
            assertThat(stream.probability(first(HALF))).isEqualTo((float) Math.sqrt(0.5));
            assertThat(silero.failures()).isEqualTo(1);
        }
    }

    @Test
    void everyFrameThatIsLostIsTold() {
        AtomicInteger lost = new AtomicInteger();
        try (SileroVoiceActivity silero = opened(StandIn.rootOfTheFirst());
                VoiceActivityStream stream = silero.open()) {
            silero.onLostFrame(lost::incrementAndGet);
            stream.probability(first((short) -1));
            stream.probability(first(HALF));
            stream.probability(first((short) -1));
        }

        assertThat(lost).hasValue(2);
    }

    @Test
    void aStreamThatOutlivesItsEngineHearsSilence() {
        SileroVoiceActivity silero = opened(StandIn.rate());
        try (VoiceActivityStream stream = silero.open()) {
            silero.close();

            assertThat(stream.probability(new short[512])).isZero();
            assertThat(silero.failures()).isEqualTo(1);
        }
    }

    @Test
    void aClosedStreamIsRefusedAndMayBeClosedAgain() {
        VoiceActivityStream stream = engine.open();
        stream.close();
        stream.close();

        assertThatThrownBy(() -> stream.probability(new short[512])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anOlderModelIsRefusedByName() {
        Path file = new OnnxGraph()
                .input("input", OnnxType.FLOAT, "batch", "samples")
                .input("h", OnnxType.FLOAT, 2, "batch", 64)
                .node("output", "Identity", List.of("input"))
                .node("hn", "Identity", List.of("h"))
                .output("output", OnnxType.FLOAT, "batch", "samples")
                .output("hn", OnnxType.FLOAT, 2, "batch", 64)
                .write(folder.resolve("old.onnx"));

        assertThatThrownBy(() -> SileroVoiceActivity.open(file))
                .isInstanceOf(SpeechFailure.class)
                .hasMessageContaining("old.onnx")
                .hasMessageContaining("version 5 or 6");
    }

    @Test
    void aModelThatFailsItsFirstFrameIsRefused() {
        OnnxGraph deaf = new OnnxGraph()
                .input("input", OnnxType.FLOAT, "batch", "samples")
                .input("state", OnnxType.FLOAT, 2, "batch", 128)
                .value("two", Tensor.of(2))
                .node("none", "ReduceMean", List.of("input"), Attribute.list("axes", 1))
                .node("output", "Add", List.of("none", "two"))
                .node("stateN", "Identity", List.of("state"));

        assertThatThrownBy(() -> SileroVoiceActivity.open(StandIn.write(deaf, folder)))
                .isInstanceOf(SpeechFailure.class)
                .hasMessageContaining("2.0");
    }

    private SileroVoiceActivity opened(OnnxGraph graph) {
        try {
            return SileroVoiceActivity.open(StandIn.write(graph, folder));
        } catch (SpeechFailure broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static short[] click(int at) {
        short[] frame = new short[512];
        frame[at] = HALF;
        return frame;
    }

    private static short[] first(short sample) {
        short[] frame = new short[512];
        frame[0] = sample;
        return frame;
    }
}
