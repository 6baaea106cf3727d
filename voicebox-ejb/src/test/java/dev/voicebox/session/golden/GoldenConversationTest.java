package dev.voicebox.session.golden;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.voicebox.protocol.golden.Golden;
import dev.voicebox.protocol.golden.GoldenLine;
import dev.voicebox.protocol.golden.GoldenPlayer;

import static org.assertj.core.api.Assertions.assertThat;

/** The sessions of a server say what the golden conversations say, line by line. */
class GoldenConversationTest {
    /** {@code -Dgolden.write} puts what happens into the files, to be read by a person in the difference. */
    private static final boolean WRITE = System.getProperty("golden.write") != null;

    private static final String HOW =
            "if the new words are right, write them: mvn test -pl voicebox-ejb -am -Dtest=GoldenConversationTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.write";

    @TempDir
    private Path temp;

    @ParameterizedTest
    @MethodSource("goldens")
    void everyLineComesAsItIsWritten(Golden golden) throws InterruptedException {
        List<GoldenLine> happened;
        try (VirtualStage stage = VirtualStage.of(golden, temp)) {
            happened = new GoldenPlayer(golden, stage).play();
        }
        if (WRITE) {
            golden.write(happened);
        } else {
            assertThat(golden.firstDifference(happened)).as(HOW).isEmpty();
        }
    }

    static Stream<Golden> goldens() {
        return Golden.all().stream();
    }
}
