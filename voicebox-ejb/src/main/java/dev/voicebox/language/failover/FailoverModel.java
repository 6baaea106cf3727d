package dev.voicebox.language.failover;

import java.util.List;
import java.util.function.Supplier;

import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.breaker.Circuit;

/**
 * All providers as one model, for one tenant. While nothing useful has been handed on, the next provider takes over with the
 * same request, and the listener does not notice; afterwards a failure is a failure: an answer never has two voices.
 *
 * <p>A provider is passed over when its breaker is open or it asked to be left alone. A request that one
 * refuses is taken to the next one, which may read it otherwise or know a model that it names; only what its rules forbid is not.
 */
public final class FailoverModel implements LanguageModel {
    private final Supplier<List<Candidate>> candidates;
    private final String tenant;
    private final Means means;

    /**
     * @param candidates in their order, at least one; asked for anew each time
     * @param tenant whose breakers count
     */
    public FailoverModel(Supplier<List<Candidate>> candidates, String tenant, Means means) {
        this.candidates = candidates;
        this.tenant = tenant;
        this.means = means;
    }

    @Override
    public String provider() {
        return first().provider();
    }

    @Override
    public String model() {
        return first().model();
    }

    @Override
    public int contextTokens() {
        return first().contextTokens();
    }

    @Override
    public ModelCall stream(ModelRequest request, ModelListener listener) {
        Relay relay = new Relay(request, listener, new Admissions(candidates.get(), tenant, means), means);
        relay.begin();
        return relay;
    }

    /** Who would be asked now; the first of all when nobody would. */
    private LanguageModel first() {
        List<Candidate> all = candidates.get();
        return all.stream()
                .filter(one -> means.rests().of(one.account()).isEmpty())
                .filter(one -> means.breakers()
                        .openUntil(new Circuit(tenant, one.account()))
                        .isEmpty())
                .map(Candidate::model)
                .findFirst()
                .orElseGet(() -> all.get(0).model());
    }
}
