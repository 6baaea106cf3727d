package dev.voicebox.language.failover;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import dev.voicebox.language.Timers;
import dev.voicebox.language.breaker.BreakerRules;
import dev.voicebox.language.breaker.Breakers;
import dev.voicebox.language.openai.ApiKey;
import dev.voicebox.language.openai.ChatEndpoint;
import dev.voicebox.language.openai.OpenAiLanguageModel;
import dev.voicebox.language.openai.Patience;
import dev.voicebox.language.openai.ScriptedModelServer;

/** Providers behind real sockets, and real time. */
abstract class SocketFixture {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** As the server has them: threads that come when they are needed. */
    final ThreadPoolExecutor threads = (ThreadPoolExecutor) Executors.newCachedThreadPool();

    final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1);

    {
        // As the server has it: else what was taken back would stay in the queue until it is due.
        clock.setRemoveOnCancelPolicy(true);
    }

    final Breakers breakers = new Breakers(BreakerRules.STANDARD, InstantSource.system());
    final RecordingWatch watch = new RecordingWatch();
    ScriptedModelServer first;
    ScriptedModelServer second;
    /** Of the first provider; those after it are there to answer, on however busy a machine. */
    Duration firstToken = PATIENCE;

    @BeforeEach
    void start() throws IOException {
        first = new ScriptedModelServer();
        second = new ScriptedModelServer();
    }

    @AfterEach
    void stop() throws IOException {
        first.close();
        second.close();
        threads.shutdownNow();
        clock.shutdownNow();
    }

    /** Breakers and rests of its own, so that no answer knows of another. */
    final FailoverModel model(FailoverRules rules, URI... addresses) {
        Timers timers = Timers.on(clock);
        var http = OpenAiLanguageModel.client(threads);
        List<Candidate> candidates = new java.util.ArrayList<>();
        for (URI address : addresses) {
            Duration patience = candidates.isEmpty() ? firstToken : PATIENCE;
            ChatEndpoint endpoint = new ChatEndpoint(
                    "provider" + candidates.size(),
                    address,
                    ApiKey.NONE,
                    "m",
                    new Patience(patience, Duration.ofSeconds(5)));
            candidates.add(new Candidate(new OpenAiLanguageModel(endpoint, http, timers, Clock.systemUTC()), patience));
        }
        Means means =
                new Means(rules, breakers, new Rests(InstantSource.system()), timers, InstantSource.system(), watch);
        return new FailoverModel(() -> candidates, "tenant", means);
    }
}
