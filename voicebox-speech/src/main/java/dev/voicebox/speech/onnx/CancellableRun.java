package dev.voicebox.speech.onnx;

import java.util.Map;
import java.util.Optional;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.Result;
import ai.onnxruntime.OrtSession.RunOptions;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SpeechFailure.Kind;

/** One run of a model that a cancellation ends at the next step of its graph. */
public final class CancellableRun {
    private RunOptions options;

    private CancellableRun(RunOptions options) {
        this.options = options;
    }

    /** @return what the caller closes; nothing when it was cancelled */
    public static Optional<Result> of(OnnxModel model, Map<String, OnnxTensor> given, Cancellation cancellation)
            throws SpeechFailure {
        CancellableRun run = new CancellableRun(newOptions());
        try {
            cancellation.onCancel(run::terminate);
            return cancellation.isCancelled() ? Optional.empty() : Optional.of(model.run(given, run.options));
        } catch (SpeechFailure failure) {
            if (cancellation.isCancelled()) {
                return Optional.empty();
            }
            throw failure;
        } finally {
            run.close();
        }
    }

    private static RunOptions newOptions() throws SpeechFailure {
        OnnxEnvironment.get();
        try {
            return new RunOptions();
        } catch (OrtException broken) {
            throw new SpeechFailure(Kind.ENGINE, "ONNX Runtime could not prepare a run", broken);
        }
    }

    /** A cancellation may come when the run is over: what is freed must not be touched. */
    private synchronized void terminate() {
        if (options != null) {
            try {
                options.setTerminate(true);
            } catch (OrtException never) {
                throw new IllegalStateException("a run could not be ended", never);
            }
        }
    }

    private synchronized void close() {
        options.close();
        options = null;
    }
}
