package dev.voicebox.language.health;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.language.ManualTimers;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelFailure.Kind;
import dev.voicebox.language.failover.CallReport;
import dev.voicebox.language.openai.ApiKey;
import dev.voicebox.language.openai.ChatEndpoint;
import dev.voicebox.language.openai.Patience;

import static org.assertj.core.api.Assertions.assertThat;

class HealthRoundsTest {
    private static final ChatEndpoint ENDPOINT =
            new ChatEndpoint("mine", URI.create("http://127.0.0.1:1/v1"), ApiKey.NONE, "m", Patience.DEFAULT);

    private final ManualTimers timers = new ManualTimers();
    private final HealthBoard board = new HealthBoard(timers);
    private final List<CompletableFuture<Health>> checks = new ArrayList<>();

    @BeforeEach
    void begin() {
        new HealthRounds(board, () -> List.of(ENDPOINT), endpoint -> check(), timers).begin();
    }

    @Test
    void anIdleProviderIsLookedAtEveryThirtySeconds() {
        assertThat(board.of("mine")).isEqualTo(Health.UNKNOWN);
        timers.advance(Duration.ofSeconds(1));
        checks.get(0).complete(Health.up("answers"));
        assertThat(board.of("mine").state()).isEqualTo(Health.State.UP);

        timers.advance(Duration.ofSeconds(30));
        checks.get(1).complete(Health.down("fails (503)"));
        assertThat(board.of("mine").state()).isEqualTo(Health.State.DOWN);
    }

    @Test
    void aProviderThatIsUsedIsNotChecked() {
        timers.advance(Duration.ofSeconds(20));
        board.onCall(report(CallReport.End.FINISHED, null));
        timers.advance(Duration.ofSeconds(20));

        assertThat(checks).hasSize(1);
        assertThat(board.of("mine").state()).isEqualTo(Health.State.UP);
    }

    @Test
    void aCallKnowsBetterThanACheckThatWasUnderWay() {
        timers.advance(Duration.ofSeconds(1));
        board.onCall(report(CallReport.End.FAILED, new ModelFailure(Kind.UNAUTHORISED, "mine", "refuses the key")));
        checks.get(0).complete(Health.up("answers"));

        assertThat(board.of("mine")).isEqualTo(Health.down("refuses the key"));
    }

    @Test
    void whatTheCallerDidSaysNothingOfTheProvider() {
        board.onCall(report(CallReport.End.CANCELLED, null));
        board.onCall(report(CallReport.End.FAILED, new ModelFailure(Kind.REFUSED, "mine", "refused")));

        assertThat(board.of("mine")).isEqualTo(Health.UNKNOWN);
    }

    private CompletableFuture<Health> check() {
        CompletableFuture<Health> check = new CompletableFuture<>();
        checks.add(check);
        return check;
    }

    private static CallReport report(CallReport.End end, ModelFailure failure) {
        return new CallReport("mine", "m", end, failure, null, Duration.ZERO, null);
    }
}
