package dev.voicebox.credential;

import dev.voicebox.refusal.CallRefused;

/** Something about credentials cannot be done. */
public final class CredentialRefused extends CallRefused {
    private static final long serialVersionUID = 1L;

    private CredentialRefused(Reason reason, String code, String message) {
        super(reason, code, message);
    }

    private CredentialRefused(Reason reason, String code, String message, String param) {
        super(reason, code, message, param);
    }

    private CredentialRefused(String message, RuntimeException away) {
        super(message, away);
    }

    static CredentialRefused unknownTenant() {
        return new CredentialRefused(Reason.UNKNOWN, "tenant_not_found", "There is no such tenant.");
    }

    /** The same for a credential of another tenant and for one that is nowhere. */
    static CredentialRefused unknown() {
        return new CredentialRefused(Reason.UNKNOWN, "credential_not_found", "This tenant has no such credential.");
    }

    static CredentialRefused nameTaken() {
        return new CredentialRefused(
                Reason.CONFLICT,
                "name_taken",
                "This tenant has a credential of that name. Choose another, or delete it first.");
    }

    /** The address is not one that this server calls. */
    static CredentialRefused denied(String why) {
        return new CredentialRefused(Reason.INVALID, "address_denied", why, "base_url");
    }

    /** No master key of this server opens it. */
    static CredentialRefused sealed() {
        return new CredentialRefused(
                Reason.CONFLICT,
                "credential_sealed",
                "The key was encrypted with a master key that this server does not have. Store the credential anew.");
    }

    static CredentialRefused storeAway(RuntimeException cause) {
        return new CredentialRefused(
                "Credentials cannot be read or written at the moment. Try again in a few seconds.", cause);
    }
}
