package dev.voicebox.job.stream.divided;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.Asker;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.Heard;
import dev.voicebox.job.HeardTurn;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.local.LocalSpeech;
import dev.voicebox.job.local.StubSpeech;
import dev.voicebox.job.stream.KnownWorkers;
import dev.voicebox.job.stream.OpenJobs;
import dev.voicebox.job.stream.Orders;
import dev.voicebox.job.stream.StreamSpeechWork;
import dev.voicebox.job.stream.WorkWeights;
import dev.voicebox.job.stream.worker.Places;
import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.work.JobStore;
import dev.voicebox.persistence.redis.work.WorkKind;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

/** Among servers of which none works: what takes the detour fails. */
@Timeout(60)
class DividedSpeechTest {
    private static final String NOBODY = "failed: No server that speaks";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final RedisConnection nowhere = RedisConnection.to("redis://127.0.0.1:1");
    private final LocalSpeech near = StubSpeech.loaded(threads);
    private final Places places = new Places(1);
    private final DividedSpeech work = divided(Map.of(WorkKind.TTS, places));

    @AfterEach
    void stop() {
        threads.shutdownNow();
        nowhere.close();
    }

    @Test
    void workThatThereIsAPlaceForIsDoneHereOneAfterTheOther() throws Exception {
        for (int i = 0; i < 50; i++) {
            assertThat(speak(new CancelToken()).awaitEnd().ends()).containsExactly("done");
        }
    }

    @Test
    void workThatThereIsNoPlaceForTakesTheDetour() throws Exception {
        places.tryEnter();

        assertThat(speak(new CancelToken()).awaitEnd().ends()).allMatch(end -> end.startsWith(NOBODY));
    }

    @Test
    void aPlaceIsLeftOnceWhetherItsOrderEndsOrIsTakenBack() throws Exception {
        CancelToken cancel = new CancelToken();
        speak(cancel).awaitEnd();
        cancel.cancel();

        assertThat(places.tryEnter()).isTrue();
        assertThat(places.tryEnter()).isFalse();
    }

    @Test
    void aPlaceIsFreeAsSoonAsItsOrderIsTakenBack() {
        CancelToken cancel = new CancelToken();
        DividedSpeech held = new DividedSpeech(StubSpeech.loaded(task -> {}), far(), Map.of(WorkKind.TTS, places));
        held.speak(order(), cancel, new Heard());
        assertThat(places.tryEnter()).isFalse();
        cancel.cancel();

        assertThat(places.tryEnter()).isTrue();
    }

    @Test
    void whatIsNoRoleOfThisServerIsNotDoneHere() throws Exception {
        HeardTurn turn = new HeardTurn();
        work.assess(new TranscribeOrder(AudioFormat.PCM, new byte[960], null, null), new CancelToken(), turn);

        assertThat(turn.await().tones()).hasSize(1);
        assertThat(turn.words()).singleElement().asString().contains("No server that hears speech is there");
        assertThat(work.voiceNames()).isNotEmpty();
        assertThat(divided(Map.of()).voiceNames()).isEmpty();
    }

    @Test
    void anOrderOfSomebodyIsDividedTheSame() throws Exception {
        Heard heard = new Heard();
        work.askedBy(new Asker(new TenantId("acme"), "sess_1", true)).speak(order(), new CancelToken(), heard);

        assertThat(heard.awaitEnd().ends()).containsExactly("done");
    }

    private DividedSpeech divided(Map<WorkKind, Places> roles) {
        return new DividedSpeech(near, far(), roles);
    }

    private StreamSpeechWork far() {
        OpenJobs jobs = new OpenJobs(new JobStore(nowhere), Map.of(), threads, System::nanoTime);
        return new StreamSpeechWork(
                new Orders(jobs, "gw", new WorkWeights(Map.of(), List.of())),
                near,
                new KnownWorkers(Map.of()),
                new Asker(new TenantId("acme"), "sess_1", true));
    }

    private Heard speak(CancelToken cancel) {
        Heard heard = new Heard();
        work.speak(order(), cancel, heard);
        return heard;
    }

    private static SpeakOrder order() {
        return new SpeakOrder(0, "turn on the light", "alloy", 1, AudioFormat.PCM);
    }
}
