package dev.voicebox.tenant;

import java.util.Objects;
import java.util.Set;

import dev.voicebox.privacy.Redacted;

/**
 * For whom something is asked.
 *
 * @param actor whom the caller says it acts for, or else the id of its credential; 1 to 128 printable characters
 * @param scopes of the credential, or fewer
 * @param key id of the API key that is behind it, or {@code null} where there is none
 */
public record Asker(String actor, Set<String> scopes, String key) {
    /** This server itself, for callers that came another way. */
    public static final Asker SERVER = new Asker("server", Set.of("realtime:connect"), null);

    public Asker {
        Objects.requireNonNull(actor, "actor");
        scopes = Set.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "Asker[" + Redacted.text(actor) + ", " + scopes + ", " + Redacted.text(key) + "]";
    }
}
