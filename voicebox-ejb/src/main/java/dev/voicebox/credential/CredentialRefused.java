package dev.voicebox.credential;

/** Something about credentials cannot be done; the message is for the caller and says what to do. */
public final class CredentialRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public enum Reason {
        UNKNOWN_TENANT,
        UNKNOWN_CREDENTIAL,
        NAME_TAKEN,
        /** The address is not one that this server calls. */
        ADDRESS_DENIED,
        /** No master key of this server opens it. */
        SEALED,
        /** The database cannot be asked now. */
        STORE_AWAY
    }

    private CredentialRefused(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    static CredentialRefused unknownTenant() {
        return new CredentialRefused(Reason.UNKNOWN_TENANT, "There is no such tenant.", null);
    }

    /** The same for a credential of another tenant and for one that is nowhere. */
    static CredentialRefused unknown() {
        return new CredentialRefused(Reason.UNKNOWN_CREDENTIAL, "This tenant has no such credential.", null);
    }

    static CredentialRefused nameTaken() {
        return new CredentialRefused(
                Reason.NAME_TAKEN,
                "This tenant has a credential of that name. Choose another, or delete it first.",
                null);
    }

    static CredentialRefused denied(String why) {
        return new CredentialRefused(Reason.ADDRESS_DENIED, why, null);
    }

    static CredentialRefused sealed() {
        return new CredentialRefused(
                Reason.SEALED,
                "The key was encrypted with a master key that this server does not have. Store the credential anew.",
                null);
    }

    static CredentialRefused storeAway(RuntimeException cause) {
        return new CredentialRefused(
                Reason.STORE_AWAY,
                "Credentials cannot be read or written at the moment. Try again in a few seconds.",
                cause);
    }
}
