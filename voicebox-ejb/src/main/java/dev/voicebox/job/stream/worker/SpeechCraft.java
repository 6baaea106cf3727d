package dev.voicebox.job.stream.worker;

import java.util.Objects;

import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.job.stream.OrderForm;
import dev.voicebox.job.stream.Told;
import dev.voicebox.job.stream.ToldForm;
import dev.voicebox.persistence.redis.work.BegunJob;
import dev.voicebox.persistence.redis.work.WorkKind;

/** Hears and speaks with the engines of this server. */
public final class SpeechCraft implements Craft {
    private final SpeechWork engines;

    public SpeechCraft(SpeechWork engines) {
        this.engines = Objects.requireNonNull(engines, "engines");
    }

    @Override
    public void begin(BegunJob begun, TakenJob job) {
        SpeechTelling telling = new SpeechTelling(job);
        if (job.taken().order().kind() == WorkKind.STT) {
            engines.transcribe(OrderForm.transcribe(begun.payload()), job.stopped(), telling);
        } else {
            engines.speak(OrderForm.speak(begun.payload(), begun.mark()), job.stopped(), telling);
        }
    }

    @Override
    public String failed(String message) {
        return ToldForm.write(new Told.Failed(SpeechTrouble.ENGINE, message));
    }

    @Override
    public String givenUp() {
        return "The servers that hear and speak have failed at this several times.";
    }

    /** What was heard of it is left out. */
    @Override
    public boolean goesOnAfterMark() {
        return true;
    }
}
