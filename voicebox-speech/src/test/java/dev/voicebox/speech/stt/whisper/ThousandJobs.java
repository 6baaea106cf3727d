package dev.voicebox.speech.stt.whisper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.Sounds;
import dev.voicebox.speech.stt.TranscriptionRequest;

/** A process of its own whose heap is all there from the start, so that only native memory can grow. Prints both sizes in MB. */
final class ThousandJobs {
    static final int JOBS = 1_000;
    private static final int AT_A_TIME = 2;
    private static final Pcm SOUND = new Pcm(Sounds.sine(300, 16_000, 16_000, 8_000), 16_000);

    private ThousandJobs() {}

    public static void main(String[] model) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(AT_A_TIME);
        try (WhisperSpeechToText whisper = WhisperSpeechToText.open(Path.of(model[0]), AT_A_TIME, 1)) {
            hear(whisper, callers, JOBS / 10);
            long before = residentMb();
            hear(whisper, callers, JOBS);
            System.out.println(before + " " + residentMb());
        } finally {
            callers.shutdown();
        }
    }

    private static void hear(WhisperSpeechToText whisper, ExecutorService callers, int times) throws Exception {
        TranscriptionRequest request = new TranscriptionRequest("en", "good");
        Callable<String> job =
                () -> whisper.transcribe(SOUND, request, Cancellation.NONE).text();
        for (Future<String> heard : callers.invokeAll(Collections.nCopies(times, job))) {
            if (!heard.get().endsWith("morning")) {
                throw new IllegalStateException("heard " + heard.get());
            }
        }
    }

    private static long residentMb() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                .findFirst()
                .orElseThrow();
    }
}
