package dev.voicebox.speech.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;

import dev.voicebox.speech.EngineLoader;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SpeechFailure.Kind;

/** The native library: one per process, loaded when it is first asked for, never given back. Tensors are made in it. */
public final class OnnxEnvironment {
    private OnnxEnvironment() {}

    /** Takes a second for the first time: it unpacks 28 MB into the folder for temporary files. */
    public static OrtEnvironment get() throws SpeechFailure {
        try {
            return EngineLoader.call(OrtEnvironment.class, OnnxEnvironment::quiet);
        } catch (OrtException | RuntimeException | LinkageError absent) {
            throw new SpeechFailure(
                    Kind.ENGINE,
                    "ONNX Runtime does not start here: it needs Linux, macOS or Windows on a processor it is built for,"
                            + " and a folder for temporary files that programs may run from",
                    absent);
        }
    }

    /** Its messages go past the log, and each of its errors comes as an exception too. Nobody is told of its use. */
    private static OrtEnvironment quiet() throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "voicebox");
        environment.setTelemetry(false);
        return environment;
    }
}
