package dev.voicebox.language.failover;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelFailure.Kind;
import dev.voicebox.language.breaker.Circuit;
import dev.voicebox.language.breaker.Permit;

/** The providers of one answer in their order, and what became of them. Not for several threads at once. */
final class Admissions {
    private final Deque<Candidate> waiting;
    private final String tenant;
    private final Means means;
    private final Instant deadline;
    private final List<ModelFailure> failures = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private Instant soonest;

    /** @param share how long it may think */
    record Admitted(Candidate candidate, Permit permit, Duration share) {

        /** It thought for longer. */
        ModelFailure late() {
            return failure(
                    Kind.TIMEOUT,
                    "began no answer within " + share.toMillis()
                            + " ms (voicebox.llm.first-token-timeout, or what was left of voicebox.llm.failover-timeout)");
        }

        /** It ended without having said anything. */
        ModelFailure empty() {
            return failure(Kind.EMPTY, "ended its answer without a word");
        }

        private ModelFailure failure(Kind kind, String what) {
            String provider = candidate.model().provider();
            return new ModelFailure(kind, provider, "The language model " + provider + " " + what + ".");
        }
    }

    Admissions(List<Candidate> candidates, String tenant, Means means) {
        this.waiting = new ArrayDeque<>(candidates);
        this.tenant = tenant;
        this.means = means;
        this.deadline = means.clock().instant().plus(means.rules().totalOf(candidates));
    }

    /** The next one that may be asked and has time to answer. */
    Optional<Admitted> next() {
        while (!waiting.isEmpty()) {
            Duration time = Duration.between(means.clock().instant(), deadline);
            Candidate candidate = waiting.poll();
            Duration share = FailoverRules.share(time, candidate.firstToken(), waiting.size());
            if (share.isZero()) {
                waiting.clear();
                return Optional.empty();
            }
            Optional<Permit> permit = ask(candidate);
            if (permit.isPresent()) {
                return Optional.of(new Admitted(candidate, permit.get(), share));
            }
        }
        return Optional.empty();
    }

    void failed(Candidate candidate, ModelFailure failure) {
        failures.add(failure);
        failure.retryAfter().ifPresent(wait -> means.rests().take(candidate.account(), wait));
    }

    /**
     * Nobody is left: why there is no answer. When all who were asked refuse the request, the first one's reason counts; when one
     * of them failed, another try may help, so that the last such failure does.
     */
    ModelFailure allOut() {
        String resting = left.isEmpty() ? "" : " Left alone for now: " + String.join(", ", left) + ".";
        if (failures.isEmpty()) {
            Duration wait =
                    soonest == null ? null : Duration.between(means.clock().instant(), soonest);
            return new ModelFailure(
                    Kind.RESTING, String.join(",", left), "No language model can be asked." + resting, wait);
        }
        ModelFailure counts = failures.stream()
                .filter(failure -> failure.kind().isProvidersFault())
                .reduce((earlier, later) -> later)
                .orElse(failures.get(0));
        String why = failures.stream().map(ModelFailure::message).collect(Collectors.joining(" "));
        return new ModelFailure(counts.kind(), counts.provider(), why + resting, counts.rest());
    }

    private Optional<Permit> ask(Candidate candidate) {
        Circuit circuit = new Circuit(tenant, candidate.account());
        Optional<Instant> rest = means.rests().of(candidate.account());
        Optional<Permit> permit =
                rest.isPresent() ? Optional.empty() : means.breakers().ask(circuit);
        if (permit.isEmpty()) {
            left.add(candidate.model().provider());
            rest.or(() -> means.breakers().openUntil(circuit)).ifPresent(this::again);
        }
        return permit;
    }

    private void again(Instant at) {
        soonest = soonest == null || at.isBefore(soonest) ? at : soonest;
    }
}
