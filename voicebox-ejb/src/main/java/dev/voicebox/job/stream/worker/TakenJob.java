package dev.voicebox.job.stream.worker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;

import dev.voicebox.job.CancelToken;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.job.SpokenListener;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TranscriptListener;
import dev.voicebox.job.stream.OrderForm;
import dev.voicebox.job.stream.Told;
import dev.voicebox.persistence.redis.RedisUnavailable;
import dev.voicebox.persistence.redis.work.BegunJob;
import dev.voicebox.persistence.redis.work.JobStore.Standing;
import dev.voicebox.persistence.redis.work.TakenOrder;
import dev.voicebox.persistence.redis.work.WorkKind;

/** A job that this server does. What it says is taken as long as it has the job; then it stops. */
final class TakenJob implements SpokenListener, TranscriptListener {
    private static final Logger LOG = System.getLogger(TakenJob.class.getName());
    private static final byte[] NO_SOUND = new byte[0];
    static final String GIVEN_UP = "The servers that hear and speak have failed at this several times.";

    private final TakenOrder taken;
    private final Desk desk;
    private final CancelToken stop = new CancelToken();
    private final Teller teller;

    /** @param left runs once, when this server has nothing to do with the job any more */
    TakenJob(TakenOrder taken, Desk desk, Runnable left) {
        this.taken = Objects.requireNonNull(taken, "taken");
        this.desk = Objects.requireNonNull(desk, "desk");
        this.teller = new Teller(taken, desk, stop);
        stop.onCancel(left);
    }

    TakenOrder taken() {
        return taken;
    }

    /** Another has it. */
    void stop() {
        stop.cancel();
    }

    /** Nobody wants it any more. */
    void drop() {
        stop();
        quietly(() -> desk.queue().done(taken));
    }

    boolean isOver() {
        return stop.isCancelled();
    }

    void run(SpeechWork engines) {
        try {
            BegunJob begun = desk.jobs().begin(taken);
            if (begun.standing() == Standing.GONE) {
                drop();
            } else if (begun.standing() != Standing.OK) {
                stop();
            } else if (taken.attempt() > desk.rules().attempts()) {
                bury(GIVEN_UP);
            } else if (taken.order().kind() == WorkKind.STT) {
                engines.transcribe(OrderForm.transcribe(begun.payload()), stop, this);
            } else {
                engines.speak(OrderForm.speak(begun.payload(), begun.mark()), stop, this);
            }
        } catch (RedisUnavailable e) {
            // Nobody knows whether this one has it: without a sign it goes to whoever asks next.
            stop();
        } catch (IllegalArgumentException e) {
            end(new Told.Failed(SpeechTrouble.ENGINE, "A worker cannot read the order: " + e.getMessage()));
        }
    }

    @Override
    public void onAudio(SpokenPiece piece) {
        String mark = piece.engine() == null ? "" : piece.engine();
        tell(new Told.Piece(piece.words(), piece.engine()), piece.audio(), mark);
    }

    @Override
    public void onWords(String soFar) {
        tell(new Told.Words(soFar), NO_SOUND, "");
    }

    @Override
    public void onDone() {
        end(new Told.Done());
    }

    @Override
    public void onTranscript(Transcript transcript) {
        end(new Told.Heard(transcript));
    }

    @Override
    public void onFailed(SpeechTrouble trouble, String message) {
        if (trouble != SpeechTrouble.ENGINE) {
            end(new Told.Failed(trouble, message));
        } else if (taken.attempt() >= desk.rules().attempts()) {
            bury(message);
        } else {
            giveBack();
        }
    }

    /** Another worker may be luckier. */
    void giveBack() {
        quietly(() -> desk.queue().giveBack(desk.worker(), taken));
        stop();
    }

    private void bury(String message) {
        LOG.log(
                Level.WARNING,
                "A job of {0} in session {1} was given up after {2} attempts",
                taken.order().job().tenant(),
                taken.order().job().session(),
                taken.attempt());
        if (tell(new Told.Failed(SpeechTrouble.ENGINE, message), NO_SOUND, "")) {
            quietly(() -> desk.queue().bury(taken, message));
        }
        stop();
    }

    private void end(Told told) {
        if (tell(told, NO_SOUND, "")) {
            quietly(() -> desk.queue().done(taken));
        }
        stop();
    }

    private boolean tell(Told told, byte[] sound, String mark) {
        boolean isTaken = teller.tell(told, sound, mark);
        if (!isTaken) {
            stop();
        }
        return isTaken;
    }

    /** What is not said now is found out by whoever takes the job over: it has ended, and is done with. */
    private static void quietly(Runnable last) {
        try {
            last.run();
        } catch (RedisUnavailable e) {
            LOG.log(Level.DEBUG, "The end of a job did not reach its queue: {0}", e.getMessage());
        }
    }
}
