package dev.voicebox.session;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

import dev.voicebox.job.Asker;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.journal.Journal;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.policy.PolicyWork;
import dev.voicebox.tool.ArgumentsHash;

/**
 * What sessions work with, the same for all of them.
 *
 * @param executor lends threads to mailboxes
 * @param timers only starts things; nothing runs long on it
 * @param models the one that answers a session
 * @param resuming empty where sessions end with their connections
 */
public record SessionWorld(
        Executor executor,
        ScheduledExecutorService timers,
        Clock clock,
        SpeechWork speech,
        Function<Asker, LanguageModel> models,
        Journal journal,
        AudioKeeping audio,
        ArgumentsHash toolArguments,
        PolicyWork policy,
        Optional<Resuming> resuming) {

    /** One without a policy, of sessions that end with their connections. */
    public SessionWorld(
            Executor executor,
            ScheduledExecutorService timers,
            Clock clock,
            SpeechWork speech,
            Function<Asker, LanguageModel> models,
            Journal journal,
            AudioKeeping audio,
            ArgumentsHash toolArguments) {
        this(executor, timers, clock, speech, models, journal, audio, toolArguments, PolicyWork.OFF, Optional.empty());
    }
}
