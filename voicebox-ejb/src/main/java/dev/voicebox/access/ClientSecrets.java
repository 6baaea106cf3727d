package dev.voicebox.access;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;

/** Makes short-lived secrets that a browser or device may hold in place of an API key. */
public interface ClientSecrets {

    /**
     * Makes a secret that opens sessions of this caller's project until it expires.
     *
     * @param caller must hold an API key: a secret makes no further secrets
     * @param session configuration of every session that the secret opens; null for none
     * @param timeToLive 10 to 7200 s
     * @throws IllegalArgumentException if it is to live shorter or longer
     * @throws AccessDenied 403 if the caller may not, 503 if the secret could not be kept
     */
    MintedSecret mint(Caller caller, JsonNode session, Duration timeToLive) throws AccessDenied;
}
