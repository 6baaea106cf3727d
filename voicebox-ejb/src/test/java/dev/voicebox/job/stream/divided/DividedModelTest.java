package dev.voicebox.job.stream.divided;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.voicebox.job.Asker;
import dev.voicebox.job.stream.KnownWorkers;
import dev.voicebox.job.stream.OpenJobs;
import dev.voicebox.job.stream.Orders;
import dev.voicebox.job.stream.WorkWeights;
import dev.voicebox.job.stream.language.HandMind;
import dev.voicebox.job.stream.worker.Places;
import dev.voicebox.language.FinishReason;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.RecordingAnswer;
import dev.voicebox.language.Requests;
import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.work.JobStore;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

/** Among servers of which none works, and without Redis: what takes the detour fails. */
@Timeout(60)
class DividedModelTest {
    private static final Asker ASKER = new Asker(new TenantId("acme"), "sess_1", true);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final RedisConnection nowhere = RedisConnection.to("redis://127.0.0.1:1");
    private final HandMind near = new HandMind();
    private final Places places = new Places(1);
    private final LanguageModel model = divided(Optional.of(places)).askedBy(ASKER);

    @AfterEach
    void stop() {
        threads.shutdownNow();
        nowhere.close();
    }

    @Test
    void whatThereIsAPlaceForIsAskedHereOneAfterTheOther() throws Exception {
        for (int i = 0; i < 50; i++) {
            RecordingAnswer answer = ask();
            near.next().says.onFinished(FinishReason.STOP);
            assertThat(answer.awaitEnd().finishes()).containsExactly(FinishReason.STOP);
        }
    }

    @Test
    void whatThereIsNoPlaceForTakesTheDetour() throws Exception {
        ask();

        assertThat(ask().awaitEnd().failures())
                .extracting(ModelFailure::message)
                .allMatch(message -> message.startsWith("No server that asks language models"));
        assertThat(near.asked()).isEqualTo(1);
    }

    @Test
    void aPlaceIsLeftOnceWhetherItsAnswerEndsOrIsTakenBack() throws Exception {
        RecordingAnswer answer = new RecordingAnswer();
        ModelCall running = model.stream(Requests.saying("hello"), answer);
        near.next().says.onFailed(new ModelFailure(ModelFailure.Kind.PROVIDER, "hand", "It failed."));
        running.cancel();

        assertThat(places.tryEnter()).isTrue();
        assertThat(places.tryEnter()).isFalse();
    }

    @Test
    void aPlaceIsFreeAsSoonAsItsAnswerIsTakenBack() throws Exception {
        ModelCall running = model.stream(Requests.saying("hello"), new RecordingAnswer());
        assertThat(places.tryEnter()).isFalse();
        running.cancel();

        assertThat(near.next().isHungUp()).isTrue();
        assertThat(places.tryEnter()).isTrue();
    }

    @Test
    void whatIsNoRoleOfThisServerIsNotAskedHere() throws Exception {
        RecordingAnswer answer = new RecordingAnswer();
        divided(Optional.empty()).askedBy(ASKER).stream(Requests.saying("hello"), answer);

        assertThat(answer.awaitEnd().failures()).hasSize(1);
        assertThat(near.asked()).isZero();
        assertThat(divided(Optional.empty()).offered()).isEmpty();
        assertThat(divided(Optional.empty()).named("hand", ASKER)).isEmpty();
    }

    @Test
    void oneProviderAloneIsDividedTheSame() {
        DividedModels models = divided(Optional.of(places));

        assertThat(models.named("hand", ASKER)).isPresent();
        assertThat(models.named("other", ASKER)).isEmpty();
        assertThat(models.offered()).isEqualTo(near.offered());
    }

    private DividedModels divided(Optional<Places> own) {
        OpenJobs jobs = new OpenJobs(new JobStore(nowhere), Map.of(), threads, System::nanoTime);
        Orders orders = new Orders(jobs, "gw", new WorkWeights(Map.of(), List.of()));
        return new DividedModels(near, orders, new KnownWorkers(Map.of()), own);
    }

    private RecordingAnswer ask() {
        RecordingAnswer answer = new RecordingAnswer();
        model.stream(Requests.saying("hello"), answer);
        return answer;
    }
}
