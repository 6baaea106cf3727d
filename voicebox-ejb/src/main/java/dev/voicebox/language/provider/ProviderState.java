package dev.voicebox.language.provider;

/**
 * How a provider stands, for people and for readiness.
 *
 * @param model the provider's own name of the model; {@code null} when not known
 * @param host host and port of its address; {@code null} for a built-in model
 * @param reason one line of plain words, without a key
 */
public record ProviderState(String name, String model, String host, State state, String reason) {

    public enum State {
        /** It answers. */
        ACTIVE,
        /** It could answer. */
        STANDBY,
        /** Its settings do not allow it. */
        SKIPPED
    }
}
