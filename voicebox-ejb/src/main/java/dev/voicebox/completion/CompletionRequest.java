package dev.voicebox.completion;

import java.util.Objects;

import dev.voicebox.credential.CredentialId;
import dev.voicebox.language.ModelRequest;

/**
 * What is to be answered, and by whom.
 *
 * @param target who is to answer
 */
public record CompletionRequest(Target target, ModelRequest request) {
    public CompletionRequest {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(request, "request");
    }

    /**
     * All {@code null}: whatever the server has.
     *
     * @param model a provider's own name of a model, or an alias of this server
     * @param provider as stored with a credential of the tenant, or as in the settings of the server
     * @param credential of the tenant; decides alone
     */
    public record Target(String model, String provider, CredentialId credential) {
        public static final Target ANY = new Target(null, null, null);
    }
}
