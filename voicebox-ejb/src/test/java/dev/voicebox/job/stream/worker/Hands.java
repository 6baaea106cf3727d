package dev.voicebox.job.stream.worker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.voicebox.job.AssessmentListener;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.EngineState;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.SpeechProbability;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.job.SpokenListener;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.TranscriptListener;
import dev.voicebox.job.glance.GlanceListener;
import dev.voicebox.persistence.redis.work.TakenOrder;

/** A worker that does one job at a time, with engines that do what a test says, on the test's thread. */
public final class Hands implements SpeechWork {
    private final Desk desk;
    private Held held;

    /** A job in the hands of the engines; one of the two orders is {@code null}, and so is its listener. */
    public record Held(
            TakenOrder taken,
            SpeakOrder speak,
            SpokenListener spoken,
            TranscribeOrder transcribe,
            TranscriptListener heard,
            CancelToken cancel) {}

    private TakenOrder taking;
    private int said;

    public Hands(Desk desk) {
        this.desk = desk;
    }

    public Desk desk() {
        return desk;
    }

    /** What it works at, also when another has it by now. */
    public Optional<Held> held() {
        return Optional.ofNullable(held).filter(job -> !job.cancel().isCancelled());
    }

    /** Bytes that it has said of what it holds. */
    public int said() {
        return said;
    }

    public void says(int bytes) {
        said += bytes;
    }

    public boolean take() {
        return begin(desk.queue().take(desk.worker()));
    }

    public boolean takeOver() {
        return begin(desk.queue().takeOver(desk.worker(), Duration.ZERO, 1));
    }

    private boolean begin(List<TakenOrder> orders) {
        for (TakenOrder order : orders) {
            taking = order;
            new TakenJob(order, desk, new SpeechCraft(this), () -> {}).run();
        }
        return !orders.isEmpty();
    }

    @Override
    public void transcribe(TranscribeOrder order, CancelToken cancel, TranscriptListener listener) {
        held = new Held(taking, null, null, order, listener, cancel);
    }

    @Override
    public void speak(SpeakOrder order, CancelToken cancel, SpokenListener listener) {
        said = 0;
        held = new Held(taking, order, listener, null, null, cancel);
    }

    @Override
    public void assess(TranscribeOrder turn, CancelToken cancel, AssessmentListener listener) {
        throw new UnsupportedOperationException("workers assess nothing");
    }

    @Override
    public boolean hears(String language) {
        return true;
    }

    @Override
    public boolean tells(EngineState.Ability ability, String language) {
        return false;
    }

    @Override
    public boolean canGlance() {
        return false;
    }

    @Override
    public void glance(TranscribeOrder soFar, CancelToken cancel, GlanceListener listener) {
        throw new UnsupportedOperationException("workers glance at nothing");
    }

    @Override
    public SpeechProbability listen() {
        throw new UnsupportedOperationException("workers listen to nobody");
    }
}
