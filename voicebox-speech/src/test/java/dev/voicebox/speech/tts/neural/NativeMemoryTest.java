package dev.voicebox.speech.tts.neural;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What native code holds is seen in the size of a process whose heap does not change. */
class NativeMemoryTest {
    /** The sound of one job takes 0.2 MB as numbers: if it were kept, this would be passed after 200 jobs. */
    private static final long MOST_MB = 40;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"kokoro", "piper"})
    @Timeout(120)
    void aThousandJobsLeaveNothingBehind(String engine) throws Exception {
        assumeTrue(Files.isReadable(SpeakingProcess.STATUS), "no " + SpeakingProcess.STATUS);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms96m",
                        "-Xmx96m",
                        "-XX:+AlwaysPreTouch",
                        "-classpath",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SpeakingProcess.class.getName(),
                        engine,
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String grown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            System.out.println(SpeakingProcess.JOBS + " jobs of " + engine + ": the process grew by " + grown + " MB");

            assertThat(Long.parseLong(grown)).isLessThan(MOST_MB);
        } finally {
            process.destroyForcibly();
        }
    }
}
