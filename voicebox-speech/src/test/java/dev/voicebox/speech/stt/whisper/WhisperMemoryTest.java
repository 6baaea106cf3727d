package dev.voicebox.speech.stt.whisper;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledOnOs(OS.LINUX)
class WhisperMemoryTest {
    @TempDir
    Path folder;

    /** If the sound of each job were kept, it would be 205 MB more. */
    @Test
    void aThousandJobsLeaveNativeMemoryAsItWas() throws Exception {
        Path model = ScriptedWhisper.sayingInEnglish("good morning", 1_000).writeTo(folder.resolve("micro.bin"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms64m",
                        "-Xmx64m",
                        "-XX:+AlwaysPreTouch",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ThousandJobs.class.getName(),
                        model.toString())
                .redirectErrorStream(true)
                .start();

        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

        assertThat(process.waitFor()).as(told).isZero();
        System.out.println("resident memory before and after " + ThousandJobs.JOBS + " jobs of Whisper (MB): " + told);
        String[] megabytes = told.split(" ");
        assertThat(Long.parseLong(megabytes[1]) - Long.parseLong(megabytes[0])).isLessThan(60);
    }
}
