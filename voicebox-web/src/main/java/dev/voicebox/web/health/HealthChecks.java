package dev.voicebox.web.health;

import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

import dev.voicebox.job.EngineState;
import dev.voicebox.job.SpeechEngineStates;
import dev.voicebox.journal.commit.GroupCommit;
import dev.voicebox.language.health.Health;
import dev.voicebox.language.provider.ProviderState;
import dev.voicebox.observe.Inventories;
import dev.voicebox.observe.Inventory;
import dev.voicebox.policy.PolicyInForce;
import dev.voicebox.resume.Reach;
import dev.voicebox.tenant.DependencyState;
import dev.voicebox.web.stop.Accepting;

/** The checks behind {@code /health}. */
@ApplicationScoped
public class HealthChecks {
    private final DependencyState dependencies;
    private final Inventories inventories;
    private final Accepting accepting;
    private final GroupCommit journal;
    private final PolicyInForce policy;
    private final Reach reach;

    /** For the container's proxy. */
    protected HealthChecks() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public HealthChecks(
            DependencyState dependencies,
            Inventories inventories,
            Accepting accepting,
            GroupCommit journal,
            PolicyInForce policy,
            Reach reach) {
        this.reach = reach;
        this.policy = policy;
        this.journal = journal;
        this.dependencies = dependencies;
        this.inventories = inventories;
        this.accepting = accepting;
    }

    @Produces
    @Startup
    HealthCheck started() {
        return () -> HealthCheckResponse.up("application");
    }

    @Produces
    @Liveness
    HealthCheck live() {
        return () -> HealthCheckResponse.up("process");
    }

    @Produces
    @Readiness
    HealthCheck postgresql() {
        return () -> named("postgresql").status(dependencies.databaseAnswers()).build();
    }

    /** Asks what is asked for whoever wants a session, so that nobody is sent here to be refused. */
    @Produces
    @Readiness
    HealthCheck redis() {
        return () -> named("redis")
                .status(reach.isNeeded() ? reach.isThere() : dependencies.redisAnswers())
                .build();
    }

    @Produces
    @Readiness
    HealthCheck tables() {
        return () -> named("migrations").status(dependencies.migrated()).build();
    }

    @Produces
    @Readiness
    HealthCheck accepting() {
        return () -> named("accepting").status(accepting.getAsBoolean()).build();
    }

    /** Up once it can decide, be it slowly; whether an OPA elsewhere answers is found out by asking it. */
    @Produces
    @Readiness
    HealthCheck policy() {
        return () -> named("policy")
                .status(policy.isReady())
                .withData("mode", policy.mode().word())
                .withData("version", policy.version())
                .build();
    }

    /** Always up: what PostgreSQL has not taken yet is in the log, and comes. */
    @Produces
    @Readiness
    HealthCheck journal() {
        return () -> named("journal")
                .up()
                .withData("path", journal.isBridging() ? "log" : "direct")
                .withData("backlog_records", journal.backlogRecords())
                .withData("backlog_bytes", journal.backlogBytes())
                .build();
    }

    /** Up as soon as the engines are loaded, whichever of them are there. */
    @Produces
    @Readiness
    HealthCheck speech() {
        return () -> {
            Inventory inventory = inventories.current();
            return named("speech")
                    .status(inventory.speechLoaded())
                    .withData("vad", active(inventory.speech().vad()))
                    .withData("stt", active(inventory.speech().stt()))
                    .withData("tts", active(inventory.speech().tts()))
                    .build();
        };
    }

    /** Always up: a server whose language model is not there serves, and says so. */
    @Produces
    @Readiness
    HealthCheck language() {
        return () -> {
            Inventory inventory = inventories.current();
            ProviderState first = inventory.languageModel();
            HealthCheckResponseBuilder check = named("language")
                    .up()
                    .withData("provider", first.name())
                    .withData("model", String.valueOf(first.model()));
            for (ProviderState provider : inventory.language()) {
                check.withData("provider." + provider.name(), inWords(provider));
            }
            return check.build();
        };
    }

    /** A reason only where there is something to do about it. */
    private static String inWords(ProviderState provider) {
        Health health = provider.health();
        String state = provider.state().name().toLowerCase(Locale.ROOT);
        if (provider.state() == ProviderState.State.SKIPPED) {
            return state + ": " + provider.reason();
        }
        String reason = health.state() == Health.State.DOWN ? ": " + health.reason() : "";
        return state + ", " + health.state().word() + reason;
    }

    private static String active(List<EngineState> engines) {
        return SpeechEngineStates.active(engines).map(EngineState::id).orElse("none");
    }

    private static HealthCheckResponseBuilder named(String name) {
        return HealthCheckResponse.named(name);
    }
}
