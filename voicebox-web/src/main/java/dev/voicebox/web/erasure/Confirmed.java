package dev.voicebox.web.erasure;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;
import dev.voicebox.wire.Field;

/** What a body says of a call that cannot be taken back: it names the tenant once more. */
final class Confirmed {
    private static final String CONFIRM = "confirm";
    private static final String BEFORE = "before";

    private Confirmed() {}

    /** Of a body that says nothing else. */
    static void require(ObjectNode body, TenantId tenant) throws Refused, ProtocolViolation {
        Field call = new Field(body, "");
        call.object(Set.of(CONFIRM));
        require(call, tenant);
    }

    /**
     * Of a body that may say a time too.
     *
     * @return empty when everything is meant
     */
    static Optional<Instant> before(ObjectNode body, TenantId tenant, Instant now) throws Refused, ProtocolViolation {
        Field call = new Field(body, "");
        call.object(Set.of(CONFIRM, BEFORE));
        require(call, tenant);
        Field before = call.child(BEFORE);
        return before.isNullOrAbsent() ? Optional.empty() : Optional.of(time(before, now));
    }

    private static Instant time(Field before, Instant now) throws ProtocolViolation {
        Instant time;
        try {
            time = OffsetDateTime.parse(before.text()).toInstant();
        } catch (DateTimeException e) {
            throw before.invalid("Expected a time such as 2026-11-21T12:00:00Z.");
        }
        if (time.isAfter(now)) {
            throw before.invalid("It is in the future. Leave it out to erase everything up to now.");
        }
        // Databases do not know all the times that can be written.
        if (time.isBefore(Instant.EPOCH)) {
            throw before.invalid("Nothing is from before 1970.");
        }
        return time;
    }

    private static void require(Field call, TenantId tenant) throws Refused, ProtocolViolation {
        Field confirm = call.child(CONFIRM);
        if (confirm.isNullOrAbsent() || !confirm.text().equals(tenant.value())) {
            throw new Refused(
                    Refusal.invalid(
                            "not_confirmed",
                            CONFIRM,
                            "This cannot be taken back. Say that it is meant, with the id of the tenant: {\"confirm\": \"<id>\"}."));
        }
    }
}
