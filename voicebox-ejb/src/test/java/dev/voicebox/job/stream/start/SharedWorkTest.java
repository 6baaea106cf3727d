package dev.voicebox.job.stream.start;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.Heard;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.local.StubSpeech;
import dev.voicebox.job.stream.WorkWeights;
import dev.voicebox.persistence.embedded.EmbeddedRedis;
import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.work.WorkKind;

import static org.assertj.core.api.Assertions.assertThat;

/** Servers with roles, over a real Redis. */
@Timeout(60)
class SharedWorkTest {
    private final EmbeddedRedis server = EmbeddedRedis.start();
    private final RedisConnection redis = RedisConnection.to(server.url());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Tasks of engines that are held up. */
    private final ConcurrentLinkedQueue<Runnable> held = new ConcurrentLinkedQueue<>();

    private final List<SharedWork> servers = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        servers.forEach(SharedWork::stop);
        threads.shutdownNow();
        threads.awaitTermination(5, TimeUnit.SECONDS);
        redis.close();
        server.close();
    }

    @Test
    void aGatewayWithoutEnginesIsServedByAWorker() throws Exception {
        server(2, threads);
        SharedWork gateway = server(0, threads);
        knowsOthers(gateway);

        assertThat(speak(gateway).awaitEnd().ends()).containsExactly("done");
        Heard heard = new Heard();
        gateway.work()
                .transcribe(
                        new TranscribeOrder(AudioFormat.PCM, new byte[48_000], "en", null), new CancelToken(), heard);
        assertThat(heard.awaitEnd().ends()).containsExactly("transcript: stub heard 1000 ms");
        assertThat(gateway.work().voiceNames()).contains("alloy");
        assertThat(gateway.work().hears("de")).isTrue();
        assertThat(gateway.work().canGlance()).isFalse();
    }

    @Test
    void withoutAWorkerAnOrderFailsAndSaysWhatIsMissing() throws Exception {
        SharedWork gateway = server(0, threads);

        assertThat(speak(gateway).awaitEnd().ends())
                .singleElement()
                .asString()
                .startsWith("failed: No server that speaks is there")
                .contains("voicebox.roles");
    }

    @Test
    void whatAServerHasNoPlaceForIsDoneByAnother() throws Exception {
        SharedWork busy = server(1, held::add);
        occupy(busy);
        server(1, threads);
        knowsOthers(busy);

        assertThat(speak(busy).awaitEnd().ends()).containsExactly("done");
        boolean rung = redis.ask(client -> client.exists("voicebox:{work-tts}:bell"));
        assertThat(rung).isTrue();
    }

    @Test
    void aServerThatStopsLeavesItsWorkToOthers() throws Exception {
        SharedWork leaving = server(1, held::add);
        SharedWork gateway = server(0, threads);
        knowsOthers(gateway);
        Heard heard = speak(gateway);
        while (held.isEmpty()) {
            LockSupport.parkNanos(1_000_000);
        }
        servers.remove(leaving);
        leaving.stop();
        server(1, threads);

        assertThat(heard.awaitEnd().ends()).containsExactly("done");
    }

    /** One that is the only one there: wherever it orders its work, it does it itself, once anybody is known to. */
    private void occupy(SharedWork server) {
        Heard first = speak(server);
        while (held.isEmpty()) {
            if (!first.ends().isEmpty()) {
                first = speak(server);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private SharedWork server(int places, Executor engines) {
        SharedWork work = new SharedWork(
                redis,
                StubSpeech.loaded(engines),
                new WorkPlan(
                        new WorkWeights(Map.of(), List.of()),
                        places == 0 ? Set.of() : EnumSet.allOf(WorkKind.class),
                        Math.max(1, places)),
                Thread::new);
        servers.add(work);
        work.start();
        return work;
    }

    /** Servers tell each other every few seconds. */
    private static void knowsOthers(SharedWork server) {
        while (server.known().voices().isEmpty()) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static Heard speak(SharedWork server) {
        Heard heard = new Heard();
        server.work().speak(order(), new CancelToken(), heard);
        return heard;
    }

    private static SpeakOrder order() {
        return new SpeakOrder(0, "turn on the light", "alloy", 1, AudioFormat.PCM);
    }
}
