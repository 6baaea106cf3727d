package dev.voicebox.job.local;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.speech.audio.G711;

import static org.assertj.core.api.Assertions.assertThat;

class EngineSpeechProbabilityTest {
    private final RecordingActivity engine = new RecordingActivity();
    private final EngineSpeechProbability ear = new EngineSpeechProbability(engine);

    @Test
    void telephoneSoundReachesTheEngineAsItIs() {
        byte[] line = new byte[300];
        new Random(4).nextBytes(line);

        assertThat(ear.hear(line, AudioFormat.PCMU)).hasSize(1);

        assertThat(heard(0).frames.get(0)).containsExactly(G711.MU_LAW.decode(Arrays.copyOf(line, 256)));
    }

    @Test
    void aSessionThatSendsNoSoundOpensNoStream() {
        ear.reset();
        ear.close();

        assertThat(engine.streams).isEmpty();
    }

    @Test
    void aSecondOfEachFormatIsAsManyFrames() {
        for (AudioFormat format : AudioFormat.values()) {
            ear.hear(new byte[(int) format.bytes(1_100)], format);
            assertThat(heard(engine.streams.size() - 1).frames)
                    .as(format.type())
                    .hasSizeGreaterThanOrEqualTo(31);
            ear.reset();
        }
    }

    @Test
    void aSessionThatChangesItsFormatIsANewStream() {
        ear.hear(new byte[48_000], AudioFormat.PCM);
        ear.hear(new byte[8_000], AudioFormat.PCMA);
        ear.hear(new byte[8_000], AudioFormat.PCMU);

        assertThat(engine.streams).hasSize(2);
        assertThat(heard(0).closed).isTrue();
        assertThat(heard(1).closed).isFalse();
        assertThat(heard(1).frames).hasSize(62);
        ear.close();
        assertThat(heard(1).closed).isTrue();
    }

    @Test
    void theBeginningOfAFrameIsForgottenByAReset() {
        ear.hear(new byte[200], AudioFormat.PCMU);
        ear.reset();

        assertThat(ear.hear(new byte[200], AudioFormat.PCMU)).isEmpty();
    }

    private RecordingActivity.Stream heard(int stream) {
        return engine.streams.get(stream);
    }
}
