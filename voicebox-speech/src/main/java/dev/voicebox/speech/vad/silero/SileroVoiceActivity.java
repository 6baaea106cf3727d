package dev.voicebox.speech.vad.silero;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SpeechFailure.Kind;
import dev.voicebox.speech.vad.VoiceActivityEngine;
import dev.voicebox.speech.vad.VoiceActivityStream;

/**
 * Tells speech from music, noise and clicks with the Silero model (version 5 or 6). All streams share its weights; a stream
 * keeps some KB. Hears 8 kHz, as the telephone has it, without resampling, unless the model is one for 16 kHz only.
 */
public final class SileroVoiceActivity implements VoiceActivityEngine {
    private static final Logger LOG = System.getLogger(SileroVoiceActivity.class.getName());

    private static final int TELEPHONE = 8_000;

    private final SileroModel model;
    private final boolean hearsTelephone;
    private final AtomicLong failures = new AtomicLong();
    private volatile Runnable onLostFrame = () -> {};

    private SileroVoiceActivity(SileroModel model) throws SpeechFailure {
        this.model = model;
        tryOut(VoiceActivityStream.SAMPLE_RATE);
        this.hearsTelephone = model.takesRate() && works(TELEPHONE);
    }

    /**
     * Loads the model and lets it hear one frame, which takes up to a second for the first model of a process.
     *
     * @throws SpeechFailure of kind {@code ENGINE}: no such file, damaged, another model, or it does not run here
     */
    public static SileroVoiceActivity open(Path file) throws SpeechFailure {
        SileroModel model = SileroModel.open(file);
        try {
            return new SileroVoiceActivity(model);
        } catch (SpeechFailure unusable) {
            model.close();
            throw new SpeechFailure(
                    Kind.ENGINE,
                    file.getFileName() + " cannot be used for voice activity: " + unusable.getMessage(),
                    unusable);
        }
    }

    @Override
    public EngineInfo info() {
        return new EngineInfo(
                "silero", "Silero model at 16 kHz" + (hearsTelephone ? " and 8 kHz" : ""), List.of(), false);
    }

    @Override
    public VoiceActivityStream open() {
        return stream(VoiceActivityStream.SAMPLE_RATE);
    }

    @Override
    public VoiceActivityStream openFor(int soundRate) {
        return stream(soundRate == TELEPHONE && hearsTelephone ? TELEPHONE : VoiceActivityStream.SAMPLE_RATE);
    }

    @Override
    public void onLostFrame(Runnable listener) {
        onLostFrame = listener;
    }

    /** Frames, of all streams since the start, that the model could not judge. */
    public long failures() {
        return failures.get();
    }

    /** Streams that are still open hear silence from now on. */
    @Override
    public void close() {
        model.close();
    }

    private VoiceActivityStream stream(int rate) {
        try {
            return new SileroStream(model, rate, this::onFailure);
        } catch (SpeechFailure failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    private void onFailure(SpeechFailure failure) {
        // One line is enough: a model that breaks does so thirty times a second in every session.
        if (failures.incrementAndGet() == 1) {
            LOG.log(Level.WARNING, "Voice activity takes a frame for silence: {0}", failure.getMessage());
        }
        onLostFrame.run();
    }

    private boolean works(int rate) {
        try {
            tryOut(rate);
            return true;
        } catch (SpeechFailure only16kHz) {
            return false;
        }
    }

    private void tryOut(int rate) throws SpeechFailure {
        List<SpeechFailure> broken = new ArrayList<>();
        try (SileroStream stream = new SileroStream(model, rate, broken::add)) {
            stream.probability(new short[stream.frameSamples()]);
        }
        if (!broken.isEmpty()) {
            throw broken.get(0);
        }
    }
}
