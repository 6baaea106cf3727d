package dev.voicebox.speech.stt.whisper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperJNI;
import io.github.givimad.whisperjni.WhisperState;

import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.stt.whisper.weights.WhisperModel;

/** The weights of a model in native memory, and all the states that will ever hear with them. */
final class LoadedModel {
    /** For the engine before it to end what it hears: a window of 30 s takes the largest sizes as long. */
    private static final long OPEN_MS = 60_000;

    private static final long CLOSE_MS = 10_000;

    private final WhisperJNI whisper;
    private final WhisperContext context;
    private final List<WhisperState> states = new ArrayList<>();
    private boolean freed;

    private LoadedModel(WhisperJNI whisper, WhisperContext context) {
        this.whisper = whisper;
        this.context = context;
    }

    /** Takes 0.1 s for the smallest size, seconds for larger ones. */
    static LoadedModel load(WhisperModel model, int states) throws SpeechFailure {
        return WhisperLibrary.alone(OPEN_MS, whisper -> {
            LoadedModel loaded = new LoadedModel(whisper, context(whisper, model));
            WhisperLibrary.enter();
            try {
                for (int i = 0; i < states; i++) {
                    loaded.addState();
                }
                return loaded;
            } catch (SpeechFailure tooLarge) {
                loaded.free();
                throw tooLarge;
            }
        });
    }

    /** @param threads cores that each of them uses */
    List<Decoder> decoders(int threads) {
        return states.stream()
                .<Decoder>map(state -> new StateDecoder(whisper, context, state, threads))
                .toList();
    }

    /** Nobody may decode any more. */
    void close() throws SpeechFailure {
        WhisperLibrary.alone(CLOSE_MS, whisper -> {
            free();
            return null;
        });
    }

    private static WhisperContext context(WhisperJNI whisper, WhisperModel model) throws SpeechFailure {
        try {
            WhisperContext context = whisper.initNoState(model.file());
            if (context == null) {
                throw failure("Whisper does not take the weights in " + model.file(), null);
            }
            return context;
        } catch (IOException gone) {
            throw failure("There is no file " + model.file() + " with weights of Whisper", gone);
        }
    }

    private void addState() throws SpeechFailure {
        WhisperState state = whisper.initState(context);
        if (state == null) {
            throw failure("There is no memory for " + (states.size() + 1) + " turns at a time with Whisper", null);
        }
        states.add(state);
    }

    /** Once: the library ends the process over a handle that it does not know any more. */
    private void free() {
        if (freed) {
            return;
        }
        freed = true;
        states.forEach(WhisperState::close);
        states.clear();
        context.close();
        WhisperLibrary.leave();
    }

    private static SpeechFailure failure(String message, Exception cause) {
        return new SpeechFailure(SpeechFailure.Kind.ENGINE, message, cause);
    }
}
