package dev.voicebox.speech.stt.whisper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperFullParams;
import io.github.givimad.whisperjni.WhisperJNI;
import io.github.givimad.whisperjni.WhisperSamplingStrategy;
import io.github.givimad.whisperjni.WhisperState;

import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.stt.whisper.WhisperLibrary.Answer;
import dev.voicebox.speech.stt.whisper.weights.ModelSize;

/** Decodes with one state of a model. */
final class StateDecoder implements Decoder {
    /** Of less than 1 s whisper.cpp makes nothing at all; the models hear short words better with some silence after them. */
    private static final int SHORTEST = 32 * SAMPLE_RATE / 10;

    /** From here on whisper.cpp decodes. */
    private static final long DECODED_MS = 1_100;

    /** The encoder's positions in a second. */
    private static final int POSITIONS_PER_S = 50;

    /** Positions of silence after the sound. */
    private static final int MARGIN = 64;

    /** The models know 1,500 positions only, and repeat themselves when there are much fewer. */
    private static final int FEWEST_POSITIONS = 512;

    private final WhisperJNI whisper;
    private final WhisperContext context;
    private final WhisperState state;
    private final int threads;

    StateDecoder(WhisperJNI whisper, WhisperContext context, WhisperState state, int threads) {
        this.whisper = whisper;
        this.context = context;
        this.state = state;
        this.threads = threads;
    }

    @Override
    public Decoded decode(Order order) throws SpeechFailure {
        float[] sound = Arrays.copyOf(order.sound(), Math.max(SHORTEST, order.sound().length));
        WhisperFullParams settings = settings(order);
        Answer<List<Segment>> answer = WhisperLibrary.together(() -> {
            int code = whisper.fullWithState(context, state, settings, sound, sound.length);
            if (code != 0) {
                throw new SpeechFailure(SpeechFailure.Kind.ENGINE, "Whisper failed with code " + code);
            }
            return segments(order);
        });
        return new Decoded(answer.value(), answer.language());
    }

    /** The cost grows with the positions, of which an utterance of 10 s needs a third; everything is decoded once. */
    private WhisperFullParams settings(Order order) {
        WhisperFullParams settings = new WhisperFullParams(WhisperSamplingStrategy.GREEDY);
        settings.nThreads = threads;
        settings.audioCtx = positions(order.lengthMs());
        settings.language = order.language() == null ? "auto" : order.language();
        settings.initialPrompt = order.prompt();
        settings.noContext = true;
        settings.noTimestamps = !order.times();
        settings.singleSegment = !order.times();
        settings.durationMs = order.times() ? (int) Math.max(DECODED_MS, order.lengthMs()) : 0;
        settings.greedyBestOf = 1;
        settings.temperatureInc = 0;
        settings.suppressNonSpeechTokens = true;
        settings.printProgress = false;
        settings.printTimestamps = false;
        return settings;
    }

    static int positions(long lengthMs) {
        long needed = (lengthMs * POSITIONS_PER_S + 999) / 1_000 + MARGIN;
        return (int) Math.min(ModelSize.AUDIO_CONTEXT, Math.max(FEWEST_POSITIONS, needed));
    }

    /** Without timestamps their times mean nothing. */
    private List<Segment> segments(Order order) {
        List<Segment> segments = new ArrayList<>();
        StringBuilder whole = new StringBuilder();
        for (int i = 0; i < whisper.fullNSegmentsFromState(state); i++) {
            String text = whisper.fullGetSegmentTextFromState(state, i);
            long start = within(order, 10 * whisper.fullGetSegmentTimestamp0FromState(state, i));
            long end = within(order, 10 * whisper.fullGetSegmentTimestamp1FromState(state, i));
            segments.add(new Segment(text, Math.min(start, end), end));
            whole.append(text);
        }
        return order.times() ? segments : List.of(new Segment(whole.toString(), 0, order.lengthMs()));
    }

    private static long within(Order order, long ms) {
        return Math.max(0, Math.min(order.lengthMs(), ms));
    }
}
