package dev.voicebox.session.golden;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.protocol.ProtocolData;
import dev.voicebox.protocol.frame.Coverage;
import dev.voicebox.protocol.golden.Golden;

import static org.assertj.core.api.Assertions.assertThat;

/** What the protocol's matrix says is sent, is sent in some golden conversation. */
class GoldenCoverageTest {
    /** The stub hears words in everything, and knows no confidences: TranscriptionSessionTest has what others send. */
    private static final List<String> OF_OTHER_EARS = List.of(
            "conversation.item.input_audio_transcription.failed.", "TranscriptionError.", ".logprobs", "LogProb.");

    @TempDir
    private Path temp;

    @Test
    void everyFieldThatIsSaidToBeSentIsSent() throws InterruptedException {
        Coverage coverage = new Coverage(ProtocolData.GIVEN);
        for (Golden golden : Golden.all()) {
            GoldenStreams.of(golden, temp).forEach(coverage::see);
        }

        assertThat(coverage.missing())
                .filteredOn(field -> OF_OTHER_EARS.stream().noneMatch(field::contains))
                .isEmpty();
    }
}
