package dev.voicebox.web.realtime.rehearsal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.Config;

import dev.voicebox.policy.PolicyInForce;
import dev.voicebox.rehearsal.Rehearsal;
import dev.voicebox.session.Conversations;
import dev.voicebox.tenant.DependencyState;
import dev.voicebox.web.stop.Accepting;

/**
 * Has the server call itself as soon as all parts are there, and opens it for others after that, or after {@link #LONGEST_NANOS}.
 * The first caller of a server that has served nobody waits for a second and more, and so do all who come at the same time as he:
 * the sessions of a server that has died.
 */
@ApplicationScoped
public class RehearsalStart {
    /** Where the server calls itself. */
    public static final String PATH = "/v1/rehearsal";

    private static final Logger LOG = System.getLogger(RehearsalStart.class.getName());
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int LOOK_MS = 100;
    private static final String WANTED = "voicebox.warm-up";
    private static final String HOST = "voicebox.http.host";
    private static final String PORT = "voicebox.http.port";

    @Inject
    private Config config;

    @Inject
    private DependencyState dependencies;

    @Inject
    private Conversations conversations;

    @Inject
    private PolicyInForce policy;

    @Inject
    private Accepting accepting;

    @Inject
    private Rehearsal rehearsal;

    @Inject
    private RehearsalPass pass;

    private ScheduledExecutorService timer;
    private ThreadFactory threads;
    private ScheduledFuture<?> looks;

    /** Returns at once. */
    public void begin(ScheduledExecutorService anyTimer, ThreadFactory anyThreads) {
        if (!config.getOptionalValue(WANTED, Boolean.class).orElse(true)) {
            accepting.begin();
            return;
        }
        timer = anyTimer;
        threads = anyThreads;
        looks = timer.scheduleWithFixedDelay(this::look, 0, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (conversations.isAccepting() && dependencies.migrated() && policy.isReady() && dependencies.redisAnswers()) {
            looks.cancel(false);
            long begin = System.nanoTime();
            threads.newThread(() -> rehearse(begin)).start();
            timer.schedule(this::open, LONGEST_NANOS, TimeUnit.NANOSECONDS);
        }
    }

    private void open() {
        pass.forget();
        accepting.begin();
    }

    private void rehearse(long begin) {
        rehearsal.uncounted(() -> {
            try {
                rehearsal.askAtTheDoors();
                HttpClient client = HttpClient.newHttpClient();
                new OwnCall(client, address(), pass.make(), begin + LONGEST_NANOS).run(rehearsal);
                LOG.log(Level.INFO, "A call was rehearsed in {0} ms.", (System.nanoTime() - begin) / 1_000_000);
            } catch (IOException | RuntimeException e) {
                LOG.log(
                        Level.WARNING,
                        "The first callers wait longer, as no call could be rehearsed: " + e.getMessage());
                rehearsal.end();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        open();
    }

    private URI address() {
        String host = config.getOptionalValue(HOST, String.class).orElse("*");
        String port = config.getOptionalValue(PORT, String.class).orElse("9080");
        return URI.create("ws://" + (host.equals("*") ? "127.0.0.1" : host) + ":" + port + PATH);
    }
}
