package dev.voicebox.job.stream.start;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;

import dev.voicebox.job.ModelWork;
import dev.voicebox.job.local.LocalSpeech;
import dev.voicebox.job.stream.WorkerCard;
import dev.voicebox.job.stream.language.ModelCraft;
import dev.voicebox.job.stream.worker.SpeechCraft;
import dev.voicebox.persistence.redis.work.WorkKind;

/** What this server could do by itself. */
record Near(LocalSpeech speech, ModelWork models) {
    Near {
        Objects.requireNonNull(speech, "speech");
        Objects.requireNonNull(models, "models");
    }

    /** @param threads may wait for Redis */
    Map<WorkKind, Trade> trades(Executor threads) {
        Trade engines = new Trade(
                new SpeechCraft(speech),
                speech::isLoaded,
                () -> WorkerCard.of(speech.states().stt(), speech.voices()));
        Trade minds = new Trade(new ModelCraft(models, threads), () -> true, () -> WorkerCard.of(models.offered()));
        return Map.of(WorkKind.STT, engines, WorkKind.TTS, engines, WorkKind.LLM, minds);
    }
}
