package dev.voicebox.speech.vad.silero;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.vad.VoiceActivityEngine;
import dev.voicebox.speech.vad.VoiceActivityStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class SileroMemoryTest {
    private static final Path STATUS = Path.of("/proc/self/status");

    private static final BufferPoolMXBean BUFFERS =
            ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                    .filter(pool -> pool.getName().equals("direct"))
                    .findFirst()
                    .orElseThrow();

    private static final int STREAMS = 20_000;

    /** KB. A stream has some 5 KB outside the heap, so that as many lost ones would be 100 MB. */
    private static final long BOUND = 32_000;

    @Test
    void streamsByTheThousandLeaveNoMemoryBehind(@TempDir Path folder) throws IOException, InterruptedException {
        if (!Files.exists(STATUS)) {
            System.out.println("SKIPPED: only Linux tells how much memory is resident");
        }
        assumeTrue(Files.exists(STATUS), "no /proc/self/status");
        Path model = StandIn.write(StandIn.loudness(true), folder);

        long grown = Long.parseLong(measuredElsewhere(model));

        System.out.printf("%,d streams of voice activity: memory grew by %,d KB%n", STREAMS, grown);
        assertThat(grown).isLessThan(BOUND);
    }

    /** In a process of its own, whose heap has one size from start to end: what grows is outside it. */
    private static String measuredElsewhere(Path model) throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms64m",
                        "-Xmx64m",
                        "-XX:+AlwaysPreTouch",
                        "-XX:TieredStopAtLevel=1",
                        "-classpath",
                        classPath,
                        SileroMemoryTest.class.getName(),
                        model.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return said.strip();
    }

    /** Prints by how many KB the memory of this process grows with many streams. */
    public static void main(String[] arguments) throws SpeechFailure, IOException {
        try (SileroVoiceActivity silero = SileroVoiceActivity.open(Path.of(arguments[0]))) {
            streams(silero, STREAMS / 2);
            long before = residentKilobytes();
            streams(silero, STREAMS);
            System.out.println(residentKilobytes() - before);
        }
    }

    private static void streams(VoiceActivityEngine engine, int count) {
        short[] frame = new short[VoiceActivityStream.FRAME_SAMPLES];
        for (int i = 0; i < count; i++) {
            try (VoiceActivityStream stream = engine.open()) {
                stream.probability(frame);
            }
        }
    }

    private static long residentKilobytes() throws IOException {
        // The collector gives back the buffers of streams a little after they are gone.
        for (int i = 0; i < 500 && BUFFERS.getMemoryUsed() > 100_000; i++) {
            System.gc();
        }
        String line = Files.readAllLines(STATUS).stream()
                .filter(each -> each.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
    }
}
