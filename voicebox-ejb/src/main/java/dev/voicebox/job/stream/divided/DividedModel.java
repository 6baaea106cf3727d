package dev.voicebox.job.stream.divided;

import java.util.Objects;

import dev.voicebox.job.CancelToken;
import dev.voicebox.job.stream.worker.Places;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelRequest;

/** Asks from here while this server has a place, without a detour; else whoever has one. */
final class DividedModel implements LanguageModel {
    private final LanguageModel near;
    private final LanguageModel far;
    private final Places places;

    DividedModel(LanguageModel near, LanguageModel far, Places places) {
        this.near = Objects.requireNonNull(near, "near");
        this.far = Objects.requireNonNull(far, "far");
        this.places = Objects.requireNonNull(places, "places");
    }

    @Override
    public String provider() {
        return near.provider();
    }

    @Override
    public String model() {
        return near.model();
    }

    @Override
    public int contextTokens() {
        return near.contextTokens();
    }

    @Override
    public ModelCall stream(ModelRequest request, ModelListener listener) {
        if (!places.tryEnter()) {
            return far.stream(request, listener);
        }
        // Once: at the end, or when the answer is taken back, whichever comes first.
        CancelToken left = new CancelToken();
        left.onCancel(places::leave);
        try {
            ModelCall call = near.stream(request, new LeavingAnswer(listener, left::cancel));
            return () -> {
                call.cancel();
                left.cancel();
            };
        } catch (RuntimeException bug) {
            left.cancel();
            throw bug;
        }
    }
}
