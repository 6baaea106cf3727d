package dev.voicebox.job.stream.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.Asker;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.Heard;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.local.StubSpeech;
import dev.voicebox.job.stream.WorkWeights;
import dev.voicebox.job.stream.language.HandMind;
import dev.voicebox.language.FinishReason;
import dev.voicebox.language.RecordingAnswer;
import dev.voicebox.language.Requests;
import dev.voicebox.persistence.embedded.EmbeddedRedis;
import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.work.WorkKind;
import dev.voicebox.persistence.redis.work.WorkerCards;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

/** Servers with roles, over a real Redis. */
@Timeout(60)
class SharedWorkTest {
    private static final Asker ASKER = new Asker(new TenantId("acme"), "sess_1", true);

    private final EmbeddedRedis server = EmbeddedRedis.start();
    private final RedisConnection redis = RedisConnection.to(server.url());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Tasks of engines that are held up. */
    private final ConcurrentLinkedQueue<Runnable> held = new ConcurrentLinkedQueue<>();

    private final List<SharedWork> servers = new ArrayList<>();
    private final HandMind models = new HandMind();

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
        server(1, threads);
        servers.remove(leaving);
        leaving.stop();

        assertThat(heard.awaitEnd().ends()).containsExactly("done");
    }

    @Test
    void aGatewayThatAsksNoLanguageModelIsAnsweredByAWorker() throws Exception {
        server(1, threads);
        SharedWork gateway = server(0, threads);
        while (gateway.models().offered().isEmpty()) {
            LockSupport.parkNanos(10_000_000);
        }
        RecordingAnswer answer = ask(gateway);
        HandMind.Call call = models.next();
        call.says.onText("It is on.");
        call.says.onFinished(FinishReason.STOP);

        assertThat(answer.awaitEnd().text()).isEqualTo("It is on.");
        assertThat(gateway.models().askedBy(ASKER).contextTokens()).isEqualTo(9_000);
        assertThat(gateway.models().named("hand", ASKER)).isPresent();
        assertThat(gateway.models().named("other", ASKER)).isEmpty();
    }

    @Test
    void aServerThatAsksItselfDoesWithoutRedisAsLongAsItHasAPlace() throws Exception {
        SharedWork both = server(1, threads);
        server.close();
        for (int i = 0; i < 3; i++) {
            RecordingAnswer answer = ask(both);
            models.next().says.onFinished(FinishReason.STOP);
            assertThat(answer.awaitEnd().finishes()).containsExactly(FinishReason.STOP);
        }
    }

    @Test
    void anAnswerThatHasBegunIsEndedByTheServerThatStops() throws Exception {
        SharedWork leaving = server(1, threads);
        SharedWork gateway = server(0, threads);
        while (gateway.models().offered().isEmpty()) {
            LockSupport.parkNanos(10_000_000);
        }
        RecordingAnswer answer = ask(gateway);
        HandMind.Call call = models.next();
        call.says.onText("It ");
        answer.awaitText("It ");
        servers.remove(leaving);
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(leaving::stop);
        while (!gateway.models().offered().isEmpty()) {
            LockSupport.parkNanos(10_000_000);
        }
        call.says.onText("is ");
        answer.awaitText("It is ");
        call.says.onText("on.");
        call.says.onFinished(FinishReason.STOP);

        assertThat(answer.awaitEnd().text()).isEqualTo("It is on.");
        assertThat(answer.finishes()).containsExactly(FinishReason.STOP);
        stopped.get();
    }

    @Test
    void anAnswerWhoseLastWorkerIsGoneEndsAlthoughNobodyTakesItOver() throws Exception {
        SharedWork gateway = server(0, threads);
        WorkerCards cards = new WorkerCards(redis, WorkKind.LLM);
        cards.sign("doomed", "{\"models\":[{\"provider\":\"hand\",\"model\":\"hand-1\",\"context\":9000}]}");
        while (gateway.models().offered().isEmpty()) {
            LockSupport.parkNanos(10_000_000);
        }
        RecordingAnswer answer = ask(gateway);
        cards.leave("doomed");

        assertThat(answer.awaitEnd().failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.message()).contains("cannot be reached"));
    }

    @Test
    void whatWasToBeSaidFailsPlainlyWhenTheLastThatSpeaksIsGone() throws Exception {
        SharedWork gateway = server(0, threads);
        WorkerCards cards = new WorkerCards(redis, WorkKind.TTS);
        cards.sign("doomed", "{\"voices\":[{\"name\":\"alloy\"}]}");
        knowsOthers(gateway);
        Heard heard = speak(gateway);
        cards.leave("doomed");

        assertThat(heard.awaitEnd().ends())
                .singleElement()
                .asString()
                .startsWith("failed: The servers that hear and speak cannot be reached");
    }

    private static RecordingAnswer ask(SharedWork server) {
        RecordingAnswer answer = new RecordingAnswer();
        server.models().askedBy(ASKER).stream(Requests.saying("hello"), answer);
        return answer;
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
                new Near(StubSpeech.loaded(engines), models),
                new WorkPlan(
                        new WorkWeights(Map.of(), List.of()),
                        places == 0
                                ? Map.of()
                                : Stream.of(WorkKind.values()).collect(Collectors.toMap(kind -> kind, kind -> places))),
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
