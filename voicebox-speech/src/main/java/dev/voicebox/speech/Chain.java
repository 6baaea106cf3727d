package dev.voicebox.speech;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.voicebox.speech.EngineState.Role;
import dev.voicebox.speech.EngineState.State;
import dev.voicebox.speech.model.UnusableModel;

/**
 * The engines of one role that opened, in the order wanted, and what became of each.
 *
 * @param <T> the port of the role
 */
record Chain<T extends AutoCloseable>(List<T> engines, List<EngineState> states) {
    private static final Logger LOG = System.getLogger(Chain.class.getName());

    /** Opens one engine, or says in plain words why it cannot. */
    @FunctionalInterface
    interface Opener<T> {
        T open() throws SpeechFailure;
    }

    /** Tells the one line about an engine. */
    @FunctionalInterface
    interface Description<T> {
        EngineInfo of(T engine);
    }

    static <T extends AutoCloseable> Chain<T> open(
            Role role, List<String> ids, Map<String, Opener<T>> known, Description<T> description) {
        List<T> engines = new ArrayList<>();
        List<EngineState> states = new ArrayList<>();
        for (String id : ids) {
            try {
                T engine = opener(id, known).open();
                State state = engines.isEmpty() ? State.ACTIVE : State.AVAILABLE;
                engines.add(engine);
                states.add(
                        new EngineState(id, role, state, description.of(engine).description()));
            } catch (UnusableModel wrong) {
                states.add(new EngineState(id, role, State.FAILED, wrong.getMessage()));
            } catch (SpeechFailure absent) {
                states.add(new EngineState(id, role, State.SKIPPED, absent.getMessage()));
            } catch (LinkageError incomplete) {
                states.add(new EngineState(id, role, State.SKIPPED, "its library is not installed: " + incomplete));
            } catch (RuntimeException | Error broken) {
                LOG.log(Level.WARNING, "The speech engine " + id + " failed to start", broken);
                states.add(new EngineState(id, role, State.FAILED, "it failed to start: see the log"));
            }
        }
        return new Chain<>(List.copyOf(engines), List.copyOf(states));
    }

    private static <T> Opener<T> opener(String id, Map<String, Opener<T>> known) throws SpeechFailure {
        Opener<T> opener = known.get(id);
        if (opener == null) {
            throw new SpeechFailure(
                    SpeechFailure.Kind.UNSUPPORTED,
                    "no engine of this name; known are "
                            + String.join(", ", known.keySet().stream().sorted().toList()));
        }
        return opener;
    }

    void close() {
        for (T engine : engines) {
            try {
                engine.close();
            } catch (Exception ignored) {
                // the others are to be closed as well, and nobody can do anything about this one
            }
        }
    }
}
