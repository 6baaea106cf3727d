package dev.voicebox.access;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.privacy.Redacted;

/** Makes short-lived secrets that a browser or device may hold in place of an API key. */
public interface ClientSecrets {

    /**
     * Makes a secret that opens sessions of this caller's project until it expires.
     *
     * @param caller must hold an API key: a secret makes no further secrets
     * @param timeToLive 10 to 7200 s
     * @throws IllegalArgumentException if it is to live shorter or longer
     * @throws AccessDenied 403 if the caller may not, 429 if its tenant has made enough of them in this minute, 503 if the secret could not be kept
     */
    MintedSecret mint(Caller caller, Bound bound, Duration timeToLive) throws AccessDenied;

    /**
     * What a secret is bound to.
     *
     * @param session configuration of every session that it opens; null for none
     * @param policy version of the policy that allowed it; null when nobody was asked
     */
    record Bound(JsonNode session, String policy) {
        public static final Bound NOTHING = new Bound(null, null);

        @Override
        public String toString() {
            return "Bound[" + Redacted.json(session) + ", " + Redacted.text(policy) + "]";
        }
    }
}
