package dev.voicebox.language.provider;

import dev.voicebox.language.health.Health;

/**
 * How a provider stands, for people and for readiness.
 *
 * @param model the provider's own name of the model; {@code null} when not known
 * @param host host and port of its address; {@code null} for a built-in model
 * @param reason one line of plain words, without a key
 * @param health how it did when it was last heard of
 */
public record ProviderState(String name, String model, String host, State state, String reason, Health health) {

    /** In the place of providers that this server does not ask, by its roles. */
    public static final ProviderState ELSEWHERE =
            new ProviderState("other servers", "other servers", null, State.ACTIVE, "voicebox.roles");

    /** One that was not heard of yet. */
    public ProviderState(String name, String model, String host, State state, String reason) {
        this(name, model, host, state, reason, Health.UNKNOWN);
    }

    public enum State {
        /** It is asked first. */
        ACTIVE,
        /** It is asked when those before it do not answer. */
        STANDBY,
        /** Its settings do not allow it. */
        SKIPPED
    }
}
