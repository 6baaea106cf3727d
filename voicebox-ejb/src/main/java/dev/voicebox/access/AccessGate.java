package dev.voicebox.access;

/** Decides from a credential alone who is calling. */
public interface AccessGate {

    /**
     * Refuses what is malformed, forged or expired, and admits an API key used lately, without any I/O. Otherwise
     * asks PostgreSQL once for a key, Redis once for a client secret.
     *
     * @param credential an API key or an {@code ek_} secret; null or blank is refused
     * @throws AccessDenied if the caller may not in, or it cannot be found out now
     */
    Caller admit(String credential) throws AccessDenied;
}
