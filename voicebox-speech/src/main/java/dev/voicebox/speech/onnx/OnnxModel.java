package dev.voicebox.speech.onnx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.Result;
import ai.onnxruntime.OrtSession.RunOptions;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.ExecutionMode;
import ai.onnxruntime.TensorInfo;

import dev.voicebox.speech.EngineLoader;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SpeechFailure.Kind;

/** A model that is loaded. Safe for many threads: they share its weights, and each brings its own tensors. */
public final class OnnxModel implements AutoCloseable {
    private final String name;
    private final OrtSession session;
    private final Map<String, TensorInfo> inputs;
    private final Map<String, TensorInfo> outputs;
    private final Map<String, String> facts;

    /** Runs share it, the end takes it alone: native code that runs on freed weights would take the whole process along. */
    private final ReadWriteLock life = new ReentrantReadWriteLock();

    private boolean closed;

    private OnnxModel(String name, OrtSession session) throws OrtException {
        this.name = name;
        this.session = session;
        this.inputs = tensors(session.getInputInfo());
        this.outputs = tensors(session.getOutputInfo());
        this.facts = Map.copyOf(session.getMetadata().getCustomMetadata());
    }

    /**
     * Loads a model, which takes from some ms to seconds. The file is not needed afterwards.
     *
     * @param threads that work on one run, the caller's being one of them; 1 for what is called often
     */
    public static OnnxModel open(Path file, int threads) throws SpeechFailure {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new SpeechFailure(Kind.ENGINE, "there is no readable file " + file);
        }
        OrtEnvironment environment = OnnxEnvironment.get();
        try {
            return EngineLoader.call(OrtSession.class, () -> load(environment, file, threads));
        } catch (OrtException | RuntimeException broken) {
            throw new SpeechFailure(
                    Kind.ENGINE,
                    file.getFileName() + " is not a model that can be loaded; it may be damaged: install it again",
                    broken);
        }
    }

    private static OnnxModel load(OrtEnvironment environment, Path file, int threads) throws OrtException {
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(ExecutionMode.SEQUENTIAL);
            // Threads that wait for work by turning round would take a core from the sessions.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            OrtSession session = environment.createSession(file.toString(), options);
            try {
                return new OnnxModel(file.getFileName().toString(), session);
            } catch (OrtException | RuntimeException unusual) {
                session.close();
                throw unusual;
            }
        }
    }

    /** What it takes, by name, in its order. */
    public Map<String, TensorInfo> inputs() {
        return inputs;
    }

    /** What it gives, by name, in its order. */
    public Map<String, TensorInfo> outputs() {
        return outputs;
    }

    /** What its maker wrote into it, by key. */
    public Map<String, String> facts() {
        return facts;
    }

    /** Runs it once; the caller closes what comes back. */
    public Result run(Map<String, OnnxTensor> given) throws SpeechFailure {
        return within(() -> session.run(given));
    }

    /** As the other; {@code options} let another thread end the run: {@link RunOptions#setTerminate}. */
    public Result run(Map<String, OnnxTensor> given, RunOptions options) throws SpeechFailure {
        return within(() -> session.run(given, options));
    }

    /** As the other, but results go into tensors that are there already; closing what comes back leaves them open. */
    public Result run(Map<String, OnnxTensor> given, Map<String, OnnxTensor> results) throws SpeechFailure {
        return within(() -> session.run(given, results));
    }

    @FunctionalInterface
    private interface Run {
        Result now() throws OrtException;
    }

    private Result within(Run run) throws SpeechFailure {
        life.readLock().lock();
        try {
            if (closed) {
                throw new SpeechFailure(Kind.ENGINE, "the model " + name + " is closed");
            }
            return run.now();
        } catch (OrtException | RuntimeException broken) {
            throw new SpeechFailure(Kind.ENGINE, "the model " + name + " could not be run", broken);
        } finally {
            life.readLock().unlock();
        }
    }

    /** Waits for runs that have begun; later ones fail. */
    @Override
    public void close() {
        life.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException broken) {
            throw new IllegalStateException("the model " + name + " could not be closed", broken);
        } finally {
            life.writeLock().unlock();
        }
    }

    private static Map<String, TensorInfo> tensors(Map<String, NodeInfo> nodes) {
        Map<String, TensorInfo> tensors = new LinkedHashMap<>();
        nodes.forEach((name, node) -> {
            if (node.getInfo() instanceof TensorInfo tensor) {
                tensors.put(name, tensor);
            }
        });
        return Collections.unmodifiableMap(tensors);
    }
}
