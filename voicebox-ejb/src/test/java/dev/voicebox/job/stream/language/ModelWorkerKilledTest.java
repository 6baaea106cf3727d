package dev.voicebox.job.stream.language;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import redis.clients.jedis.params.XPendingParams;
import redis.clients.jedis.resps.StreamPendingEntry;

import dev.voicebox.job.stream.StreamFleet;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelFailure.Kind;
import dev.voicebox.language.RecordingAnswer;
import dev.voicebox.language.Requests;
import dev.voicebox.persistence.redis.work.WorkKind;

import static org.assertj.core.api.Assertions.assertThat;

/** Workers as processes that are killed while they think, and while they answer. */
@Timeout(180)
class ModelWorkerKilledTest {
    /** As in a server with {@code -Dwork.silence=6000}. */
    private static final String SILENCE = System.getProperty("work.silence", "1500");

    private static final int KILLS = 3;

    private final StreamFleet fleet = new StreamFleet();
    private final LanguageModel model = new SharedModel(fleet.orders(), fleet.known(), StreamFleet.ASKER, null);
    private final Map<String, Process> workers = new HashMap<>();

    @AfterEach
    void close() throws InterruptedException {
        workers.values().forEach(Process::destroyForcibly);
        fleet.close();
    }

    @Test
    void whatAKilledWorkerWasThinkingAboutIsAnsweredByAnother() throws Exception {
        List<Long> took = new ArrayList<>();
        start("w0", 1_000, 0);
        start("w1", 1_000, 0);
        for (int kill = 0; kill < KILLS; kill++) {
            RecordingAnswer answer = new RecordingAnswer();
            model.stream(Requests.saying("hello"), answer);
            long at = System.nanoTime();
            workers.remove(awaitHolder()).destroyForcibly();
            start("w" + (kill + 2), 1_000, 0);
            answer.awaitEnd();
            took.add((System.nanoTime() - at) / 1_000_000);

            assertThat(answer.failures()).isEmpty();
            assertThat(answer.text())
                    .startsWith("This is the stub model speaking.")
                    .endsWith("these same words.");
            assertThat(answer.faults()).isEmpty();
            // The next holder is not to be taken for this one, whose order may still be among those that run.
            fleet.settled(WorkKind.LLM);
        }
        System.out.println(
                "killed " + KILLS + " workers while they thought (1 s); from the order to the end of the answer: "
                        + took + " ms, without a sign for " + SILENCE + " ms one is taken for dead");
        assertThat(fleet.queue(WorkKind.LLM).load().takenOver()).isEqualTo(KILLS);
    }

    @Test
    void whatAKilledWorkerHasBegunToSayEndsThere() throws Exception {
        List<Long> took = new ArrayList<>();
        start("w0", 0, 200);
        start("w1", 0, 200);
        for (int kill = 0; kill < KILLS; kill++) {
            RecordingAnswer answer = new RecordingAnswer();
            model.stream(Requests.saying("hello"), answer);
            answer.awaitText("This is ");
            long at = System.nanoTime();
            workers.remove(awaitHolder()).destroyForcibly();
            start("w" + (kill + 2), 0, 200);
            answer.awaitEnd();
            took.add((System.nanoTime() - at) / 1_000_000);

            assertThat(answer.failures()).extracting(ModelFailure::kind).containsExactly(Kind.TRUNCATED);
            assertThat("This is the stub model speaking.")
                    .startsWith(answer.text().strip());
            assertThat(answer.faults()).isEmpty();
            // The next holder is not to be taken for this one, whose order may still be among those that run.
            fleet.settled(WorkKind.LLM);
        }
        System.out.println("killed " + KILLS + " workers while they answered; from the kill to the end of the answer: "
                + took + " ms");
    }

    private String awaitHolder() {
        List<StreamPendingEntry> pending = List.of();
        while (pending.isEmpty()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            pending = fleet.redis()
                    .ask(client -> client.exists("voicebox:{work-llm}:orders")
                            ? client.xpending(
                                    "voicebox:{work-llm}:orders", "llm-workers", new XPendingParams("-", "+", 1))
                            : List.of());
        }
        return pending.get(0).getConsumerName();
    }

    private void start(String name, long firstWordMs, long gapMs) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ModelWorkerProcess.class.getName(),
                        fleet.server().url(),
                        name,
                        SILENCE,
                        Long.toString(firstWordMs),
                        Long.toString(gapMs))
                .redirectErrorStream(true)
                .redirectOutput(new File("target/model-worker-" + name + ".log"))
                .start();
        workers.put(name, process);
    }
}
