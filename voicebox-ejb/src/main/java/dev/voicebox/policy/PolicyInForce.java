package dev.voicebox.policy;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import dev.voicebox.policy.engine.PolicyEngine;
import dev.voicebox.policy.engine.PolicyFile;
import dev.voicebox.policy.trail.PolicyMeter;
import dev.voicebox.policy.trail.QueuedTrail;

/**
 * The policy of this server, and what is to be known of it.
 *
 * @param desk empty when the mode is off
 * @param file of the rules, when they are here
 * @param trial the policy on trial
 */
public record PolicyInForce(
        PolicySettings.Mode mode,
        Optional<PolicyDesk> desk,
        Optional<PolicyEngine> engine,
        Optional<PolicyFile> file,
        Optional<PolicyEngine> trial,
        Optional<QueuedTrail> trail) {
    public PolicyInForce {
        Objects.requireNonNull(mode, "mode");
    }

    public static PolicyInForce off() {
        return new PolicyInForce(
                PolicySettings.Mode.OFF,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Policy policy() {
        Supplier<Policy> off = () -> Policy.OFF;
        return desk.<Policy>map(made -> made).orElseGet(off);
    }

    /** What it would decide; nothing is left of that. */
    public Decision tryOut(Question question) {
        return desk.map(made -> made.tryOut(question)).orElseGet(() -> Policy.OFF.decide(question));
    }

    /** Whether it can decide. */
    public boolean isReady() {
        return engine.map(PolicyEngine::isReady).orElse(true);
    }

    public String version() {
        return engine.map(PolicyEngine::version).orElse("off");
    }

    public void watchedBy(PolicyMeter meter) {
        trail.ifPresent(watched -> watched.watchedBy(meter));
    }
}
