package dev.voicebox.policy;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

import dev.voicebox.access.KeyPurpose;
import dev.voicebox.access.MasterKey;
import dev.voicebox.access.notice.Notices;
import dev.voicebox.job.SpeechReadiness;
import dev.voicebox.language.http.HttpClients;
import dev.voicebox.persistence.policy.PolicyAuditRows;
import dev.voicebox.policy.engine.EmbeddedPolicy;
import dev.voicebox.policy.engine.PolicyEngine;
import dev.voicebox.policy.engine.PolicyFile;
import dev.voicebox.policy.engine.RemotePolicy;
import dev.voicebox.policy.rules.DatabaseTenantRules;
import dev.voicebox.policy.rules.RememberedTenantRules;
import dev.voicebox.policy.trail.QueuedTrail;
import dev.voicebox.tenant.OnceReady;
import dev.voicebox.tenant.UnitOfWork;

/** Makes the policy of this server for the container, and gives it threads. */
@ApplicationScoped
public class PolicyBeans {
    private static final Logger LOG = System.getLogger(PolicyBeans.class.getName());

    /** A decision takes 30 to 50 µs, so that two of them are 40,000 a second and more. Those of a file take seconds to be compiled. */
    private static final int INSTANCES = 2;

    private static final Duration DATABASE = Duration.ofSeconds(3);
    private static final long LAST_ROWS_S = 2;

    @Resource(lookup = "jdbc/voicebox-journal")
    private DataSource database;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ManagedThreadFactory factory;

    private final List<AutoCloseable> open = new ArrayList<>();
    private ExecutorService threads;
    private ExecutorService writer;
    private ScheduledExecutorService timer;
    private QueuedTrail trail;

    @Produces
    @Singleton
    RememberedTenantRules rules(UnitOfWork work, Notices notices) {
        RememberedTenantRules rules = new RememberedTenantRules(
                new DatabaseTenantRules(work), Clock.systemUTC(), threads(), notices::isHeard);
        open.add(notices.listen(rules::onNotice));
        return rules;
    }

    @Produces
    @Singleton
    PolicyInForce inForce(Config config, RememberedTenantRules rules, MasterKey master, SpeechReadiness speech) {
        PolicySettings settings = PolicySettings.read(key -> config.getOptionalValue(key, String.class));
        if (settings.mode() == PolicySettings.Mode.OFF) {
            return PolicyInForce.off();
        }
        boolean embedded = settings.mode() == PolicySettings.Mode.EMBEDDED;
        Optional<PolicyFile> file = embedded
                ? Optional.of(settings.file().map(PolicyFile::at).orElseGet(PolicyFile::builtIn))
                : Optional.empty();
        PolicyEngine engine = file.<PolicyEngine>map(rego -> embedded(rego, settings, speech))
                .orElseGet(() -> remote(settings.remote().orElseThrow(), settings.timeout()));
        Optional<PolicyEngine> trial = settings.trial()
                .map(wanted -> wanted.file()
                        .<PolicyEngine>map(path -> embedded(PolicyFile.at(path), settings, speech))
                        .orElseGet(() -> remote(wanted.remote().orElseThrow(), settings.timeout())));
        trail = trail(trial, master);
        PolicyDesk desk = new PolicyDesk(engine, rules, trail, Clock.systemUTC(), System::nanoTime);
        return new PolicyInForce(
                settings.mode(), Optional.of(desk), Optional.of(engine), file, trial, Optional.of(trail));
    }

    @Produces
    @Singleton
    Policy policy(PolicyInForce inForce) {
        return inForce.policy();
    }

    @Produces
    @Singleton
    PolicyWork work(Policy policy) {
        return new PolicyWork(policy, threads());
    }

    /** What has to be compiled is when the engines of speech have been loaded: both at a time would delay the start. */
    private EmbeddedPolicy embedded(PolicyFile file, PolicySettings settings, SpeechReadiness speech) {
        Executor repair = threads();
        EmbeddedPolicy policy =
                new EmbeddedPolicy(file, new EmbeddedPolicy.Settings(INSTANCES, settings.timeout(), repair));
        open.add(policy);
        repair.execute(policy::open);
        if (!file.prepared()) {
            timer = timer == null ? Executors.newSingleThreadScheduledExecutor(factory) : timer;
            open.add(new OnceReady(
                    "the compiled policy", timer, speech::isLoaded, () -> repair.execute(policy::compile)));
        }
        return policy;
    }

    private RemotePolicy remote(PolicySettings.Place place, Duration timeout) {
        return new RemotePolicy(HttpClients.shared(threads()), place.url(), place.path(), timeout);
    }

    private QueuedTrail trail(Optional<PolicyEngine> trial, MasterKey master) {
        var hash = master.hashFor(KeyPurpose.POLICY_INPUT_HASH);
        QueuedTrail made = new QueuedTrail(new PolicyAuditRows(database, DATABASE)::add, trial, hash::of);
        writer = Executors.newSingleThreadExecutor(factory);
        writer.execute(made);
        return made;
    }

    private ExecutorService threads() {
        threads = threads == null ? Executors.newCachedThreadPool(factory) : threads;
        return threads;
    }

    @PreDestroy
    void close() {
        open.forEach(PolicyBeans::close);
        if (timer != null) {
            timer.shutdownNow();
        }
        if (trail != null) {
            trail.close();
            writer.shutdown();
            awaitLastRows();
        }
        if (threads != null) {
            threads.shutdownNow();
        }
    }

    private void awaitLastRows() {
        try {
            if (!writer.awaitTermination(LAST_ROWS_S, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "The last decisions were not written before the server stopped.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            LOG.log(Level.DEBUG, "A part of the policy did not close.", e);
        }
    }
}
