package dev.voicebox.job.stream.language;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.voicebox.job.stream.KnownWorkers;
import dev.voicebox.job.stream.StreamFleet;
import dev.voicebox.job.stream.worker.WorkRules;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.RecordingAnswer;
import dev.voicebox.language.Requests;
import dev.voicebox.persistence.redis.work.WorkKind;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for a model that is asked from here holds for one over a real Redis, that a worker asks. */
class SharedModelTest extends ModelContract {
    private static StreamFleet fleet;
    private static LanguageModel model;

    @BeforeAll
    static void open() {
        fleet = new StreamFleet();
        model = new SharedModel(fleet.orders(), fleet.known(), StreamFleet.ASKER, null);
        for (int i = 0; i < 10; i++) {
            fleet.worker(WorkKind.LLM, new ModelCraft(MIND, fleet.threads()), WorkRules.STANDARD);
        }
    }

    @AfterAll
    static void close() throws InterruptedException {
        fleet.close();
    }

    @Override
    LanguageModel model() {
        return model;
    }

    @Test
    void itStandsForWhatTheWorkersAsk() {
        assertThat(model.provider()).isEqualTo("hand");
        assertThat(model.model()).isEqualTo("hand-1");
        assertThat(model.contextTokens()).isEqualTo(9_000);
    }

    @Test
    void oneProviderAloneIsAskedByItsName() throws Exception {
        RecordingAnswer answer = new RecordingAnswer();
        new SharedModel(fleet.orders(), fleet.known(), StreamFleet.ASKER, "other")
                .stream(Requests.saying("hello"), answer);

        assertThat(answer.awaitEnd().failures()).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(ModelFailure.Kind.MISCONFIGURED);
            assertThat(failure.provider()).isEqualTo("other");
        });
    }

    @Test
    void withoutAWorkerItFailsAtOnceAndSaysWhatIsMissing() {
        RecordingAnswer answer = new RecordingAnswer();
        new SharedModel(fleet.orders(), new KnownWorkers(Map.of()), StreamFleet.ASKER, null)
                .stream(Requests.saying("hello"), answer);

        assertThat(answer.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(ModelFailure.Kind.UNREACHABLE);
            assertThat(failure.message())
                    .contains("No server that asks language models")
                    .contains("voicebox.roles");
        });
    }
}
