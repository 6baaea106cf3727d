package dev.voicebox.job.stream;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import redis.clients.jedis.params.XPendingParams;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.Heard;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.persistence.redis.work.WorkKind;

import static org.assertj.core.api.Assertions.assertThat;

/** Workers as processes that are killed while they speak. */
@Timeout(180)
class WorkerKilledTest {
    /** As in a server with {@code -Dwork.silence=6000}. */
    private static final String SILENCE = System.getProperty("work.silence", "1500");

    private static final int KILLS = 3;
    private static final String TEXT = "one two three four five six seven eight nine ten eleven twelve";

    private final StreamFleet fleet = new StreamFleet();
    private final StreamSpeechWork work = fleet.gateway();
    private final Map<String, Process> workers = new HashMap<>();

    @AfterEach
    void close() throws InterruptedException {
        workers.values().forEach(Process::destroyForcibly);
        fleet.close();
    }

    @Test
    void whatAKilledWorkerHasBegunIsSpokenToItsEndByAnother() throws Exception {
        byte[] whole = alone();
        List<Long> took = new ArrayList<>();
        start("w0");
        start("w1");
        for (int kill = 0; kill < KILLS; kill++) {
            CountDownLatch begun = new CountDownLatch(1);
            Heard heard = new Heard(begun::countDown);
            work.speak(order(), new CancelToken(), heard);
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
            int before = heard.pieces().size();
            long at = System.nanoTime();
            workers.remove(holder()).destroyForcibly();
            start("w" + (kill + 2));
            heard.awaitEnd();
            took.add((System.nanoTime() - at) / 1_000_000);

            assertThat(heard.ends()).containsExactly("done");
            assertThat(heard.pieces().size()).isGreaterThan(before);
            assertThat(heard.audio()).isEqualTo(whole);
        }
        System.out.println("killed " + KILLS + " workers while they spoke; from the kill to the end of the chunk: "
                + took + " ms, without a sign for " + SILENCE + " ms one is taken for dead");
        assertThat(fleet.queue(WorkKind.TTS).load().takenOver()).isEqualTo(KILLS);
    }

    private String holder() {
        return fleet.redis()
                .ask(client ->
                        client.xpending("voicebox:{work-tts}:orders", "tts-workers", new XPendingParams("-", "+", 1)))
                .get(0)
                .getConsumerName();
    }

    private void start(String name) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkerProcess.class.getName(),
                        fleet.server().url(),
                        name,
                        SILENCE)
                .redirectErrorStream(true)
                .redirectOutput(new File("target/worker-" + name + ".log"))
                .start();
        workers.put(name, process);
    }

    private byte[] alone() throws InterruptedException {
        Heard heard = new Heard();
        fleet.engines().speak(order(), new CancelToken(), heard);
        return heard.awaitEnd().audio();
    }

    private static SpeakOrder order() {
        return new SpeakOrder(0, TEXT, "alloy", 1, AudioFormat.PCM);
    }
}
