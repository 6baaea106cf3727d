package bench.ears;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperFullParams;
import io.github.givimad.whisperjni.WhisperJNI;
import io.github.givimad.whisperjni.WhisperSamplingStrategy;
import io.github.givimad.whisperjni.WhisperState;

/** The library as it is, with the settings that VoiceBox gives it for a turn. */
final class RawWhisper implements AutoCloseable {
    private final WhisperJNI whisper = new WhisperJNI();
    private final WhisperContext context;
    private final List<WhisperState> states = new ArrayList<>();

    RawWhisper(Path model, int count) throws IOException {
        WhisperJNI.loadLibrary();
        WhisperJNI.setLibraryLogger(null);
        context = whisper.initNoState(model);
        for (int i = 0; i < count; i++) {
            states.add(whisper.initState(context));
        }
    }

    /** @param sound at 16 kHz, at least 3.2 s with its silence */
    String hear(int state, float[] sound) {
        WhisperFullParams settings = new WhisperFullParams(WhisperSamplingStrategy.GREEDY);
        settings.nThreads = 1;
        settings.audioCtx = 512;
        settings.language = "en";
        settings.noTimestamps = true;
        settings.singleSegment = true;
        settings.greedyBestOf = 1;
        settings.temperatureInc = 0;
        settings.suppressNonSpeechTokens = true;
        settings.printProgress = false;
        settings.printTimestamps = false;
        int code = whisper.fullWithState(context, states.get(state), settings, sound, sound.length);
        if (code != 0) {
            throw new IllegalStateException("whisper.cpp failed with code " + code);
        }
        return whisper.fullGetSegmentTextFromState(states.get(state), 0);
    }

    @Override
    public void close() {
        states.forEach(WhisperState::close);
        context.close();
    }
}
