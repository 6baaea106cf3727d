package dev.voicebox.web.admin.key;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.admin.key.Keys;
import dev.voicebox.access.admin.key.NewKey;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.tenant.Scope;
import dev.voicebox.web.admin.call.Named;
import dev.voicebox.wire.Field;

/** Reads which API key an administrator wants. */
final class KeyCall {
    /** The last second of the year 9999. */
    private static final long LATEST = 253_402_300_799L;

    private static final List<String> SCOPES =
            Arrays.stream(Scope.values()).map(Scope::word).toList();

    private KeyCall() {}

    static NewKey read(ObjectNode body, Instant now) throws ProtocolViolation {
        Field call = new Field(body, "");
        call.object(Set.of("name", "scopes", "expires_at"));
        Field name = call.child("name");
        return new NewKey(
                Named.name(name).orElseThrow(() -> name.wrongType("a string")),
                scopes(call.child("scopes")),
                expiry(call.child("expires_at"), now));
    }

    static Duration grace(ObjectNode body) throws ProtocolViolation {
        Field call = new Field(body, "");
        call.object(Set.of("grace_seconds"));
        return Duration.ofSeconds(call.child("grace_seconds")
                .integer((int) Keys.USUAL_GRACE.toSeconds(), 0, (int) Keys.LONGEST_GRACE.toSeconds()));
    }

    private static List<Scope> scopes(Field scopes) throws ProtocolViolation {
        if (scopes.isAbsent()) {
            return List.of(Scope.REALTIME_CONNECT, Scope.REALTIME_ADMIN);
        }
        List<Scope> wanted = new ArrayList<>();
        for (int i = 0; i < scopes.array().size(); i++) {
            wanted.add(Scope.values()[SCOPES.indexOf(scopes.element(i).oneOf(SCOPES))]);
        }
        if (wanted.isEmpty()) {
            throw scopes.refused("a key without a scope opens nothing. Supported are: " + Field.listed(SCOPES) + ".");
        }
        return wanted;
    }

    private static Optional<Instant> expiry(Field expiry, Instant now) throws ProtocolViolation {
        return expiry.isNullOrAbsent()
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(expiry.integer(now.getEpochSecond() + 1, LATEST)));
    }
}
