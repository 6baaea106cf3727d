package dev.voicebox.session;

import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.protocol.ProtocolData;
import dev.voicebox.protocol.frame.Coverage;
import dev.voicebox.protocol.golden.Golden;

import static org.assertj.core.api.Assertions.assertThat;

/** What the protocol's matrix says is sent, is sent in some golden conversation. */
class GoldenCoverageTest {
    /** Seen elsewhere. */
    private static final Set<String> ELSEWHERE = Set.of("x");

    @TempDir
    private Path temp;

    @Test
    void everyFieldThatIsSaidToBeSentIsSent() throws InterruptedException {
        Coverage coverage = new Coverage(ProtocolData.GIVEN);
        for (Golden golden : Golden.all()) {
            GoldenStreams.of(golden, temp).forEach(coverage::see);
        }

        assertThat(coverage.missing()).isEqualTo(ELSEWHERE);
    }
}
