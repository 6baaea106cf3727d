package dev.voicebox.web.admission;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.Caller;
import dev.voicebox.tenant.Asker;

/**
 * What a call says of itself beside its credential; any may be {@code null}. The tenant is only shown to the policy, and the
 * scopes may only leave some of the credential's out.
 *
 * @param actor the header {@code X-Actor}
 * @param tenant the header {@code X-Tenant}
 * @param scopes the header {@code X-Scopes}: words with spaces or commas between them
 */
public record Claims(String actor, String tenant, String scopes) {
    private static final Pattern ACTOR = Pattern.compile("[\\x20-\\x7E]{1,128}");
    private static final int TENANT = 128;

    public static Claims of(HttpServletRequest request) {
        return new Claims(request.getHeader("X-Actor"), request.getHeader("X-Tenant"), request.getHeader("X-Scopes"));
    }

    /** For whom this call asks. */
    Asker asker(Caller caller) {
        String who = actor != null && ACTOR.matcher(actor.strip()).matches() ? actor.strip() : caller.credentialId();
        return new Asker(who, narrowed(caller.asker().scopes()), caller.asker().key());
    }

    /** Shows the policy what was said. */
    void tell(ObjectNode request) {
        ObjectNode claimed = request.putObject("claimed");
        claimed.put("actor", actor != null && ACTOR.matcher(actor.strip()).matches() ? actor.strip() : null);
        claimed.put("tenant", tenant != null && tenant.length() <= TENANT ? tenant.strip() : null);
    }

    private Set<String> narrowed(Set<String> held) {
        if (scopes == null) {
            return held;
        }
        Set<String> wanted = Stream.of(scopes.split("[\\s,]+")).collect(Collectors.toCollection(LinkedHashSet::new));
        wanted.retainAll(held);
        return wanted;
    }

    /** Without whom it names. */
    @Override
    public String toString() {
        return "Claims[" + (actor == null ? "nobody" : "somebody") + "]";
    }
}
