package dev.voicebox.session;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

import dev.voicebox.job.SpeechWork;
import dev.voicebox.language.LanguageModel;

/**
 * What sessions work with, the same for all of them.
 *
 * @param executor lends threads to mailboxes
 * @param timers only starts things; nothing runs long on it
 * @param model the one that answers next
 */
public record SessionWorld(
        Executor executor,
        ScheduledExecutorService timers,
        Clock clock,
        SpeechWork speech,
        Supplier<LanguageModel> model,
        ItemStore store,
        AudioKeeping audio) {}
