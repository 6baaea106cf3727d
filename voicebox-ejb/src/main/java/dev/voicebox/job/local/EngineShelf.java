package dev.voicebox.job.local;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.voicebox.job.EngineState;
import dev.voicebox.job.EngineState.State;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.SpeechFailure;

/** The engines of one kind, in the order of the settings. The first that can be opened is the one that works. */
final class EngineShelf<E extends AutoCloseable> {
    private static final Logger LOG = System.getLogger(EngineShelf.class.getName());

    private final Function<E, EngineInfo> info;
    private final List<E> engines = new ArrayList<>();
    private final List<EngineState> states = new ArrayList<>();

    private EngineShelf(Function<E, EngineInfo> info) {
        this.info = info;
    }

    /** Makes an engine, or says in plain words why there is none. */
    @FunctionalInterface
    interface Opener<E> {
        E open() throws SpeechFailure;
    }

    /** Takes as long as the engines need; an engine that cannot be opened is left out with its reason. */
    static <E extends AutoCloseable> EngineShelf<E> open(
            List<String> wanted, Map<String, Opener<E>> known, Function<E, EngineInfo> info) {
        EngineShelf<E> shelf = new EngineShelf<>(info);
        for (String id : wanted) {
            if (known.containsKey(id)) {
                shelf.add(id, known.get(id));
            } else {
                shelf.skip(id, "this version has no such engine; it has " + String.join(", ", known.keySet()));
            }
        }
        return shelf;
    }

    /** {@code null} when there is none. */
    E active() {
        return engines.isEmpty() ? null : engines.get(0);
    }

    List<EngineState> states() {
        return List.copyOf(states);
    }

    /** Closes all; one that fails to does not keep the others open. */
    void close() {
        for (E engine : engines) {
            try {
                engine.close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "The speech engine " + info.apply(engine).id() + " failed to close", e);
            }
        }
    }

    private void add(String id, Opener<E> opener) {
        try {
            E engine = opener.open();
            EngineInfo self = info.apply(engine);
            State state = engines.isEmpty() ? State.ACTIVE : State.AVAILABLE;
            String reason = engines.isEmpty() ? "the first that is there" : "another comes first";
            engines.add(engine);
            states.add(
                    new EngineState(id, state, self.description(), self.languages(), self.limitedVocabulary(), reason));
        } catch (SpeechFailure e) {
            skip(id, e.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "The speech engine " + id + " failed to start", e);
            skip(id, "it failed to start: see the log");
        }
    }

    private void skip(String id, String reason) {
        states.add(new EngineState(id, State.SKIPPED, "", List.of(), false, reason));
    }
}
