package dev.voicebox.job.local;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.job.InstalledVoice;
import dev.voicebox.speech.Pause;
import dev.voicebox.speech.tts.StubTextToSpeech;

import static org.assertj.core.api.Assertions.assertThat;

/** Which voices there are. */
class VoiceInventoryTest {

    @Test
    void ofVoicesWithTheSameNameTheFirstIsTold() {
        ScriptedVoice first = new ScriptedVoice((request, cancellation, sink) -> {});
        List<InstalledVoice> voices =
                VoiceInventory.of(List.of(first, new StubTextToSpeech(Duration.ZERO, Pause.REAL)));

        assertThat(voices)
                .extracting(InstalledVoice::name)
                .doesNotHaveDuplicates()
                .contains("alloy", "cedar");
        assertThat(voices.get(0).engine()).isEqualTo("scripted");
        assertThat(voices).extracting(InstalledVoice::engine).contains("stub");
    }
}
