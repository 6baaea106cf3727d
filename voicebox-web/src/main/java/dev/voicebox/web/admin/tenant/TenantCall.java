package dev.voicebox.web.admin.tenant;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.admin.tenant.TenantChange;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.admin.call.Named;
import dev.voicebox.wire.Field;

/** Reads what an administrator wants done with a tenant. */
final class TenantCall {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Switches of {@code settings}, off when absent. */
    private static final Set<String> SWITCHES = Set.of("content_encryption", "kafka_audio");

    private static final String POLICY = "policy";
    private static final Set<String> SETTINGS = Set.of("content_encryption", "kafka_audio", POLICY);
    private static final Set<String> RULES = Set.of("time_zone", "windows", "models", "voices", "tools", "audio");

    private static final Set<String> FIELDS = Set.of("name", "tier", "settings", "retention_days");
    private static final int MOST_DAYS = 3_650;

    private TenantCall() {}

    static TenantId id(ObjectNode body) throws ProtocolViolation {
        Field id = new Field(body, "").child("id");
        if (!id.text().matches("[a-z0-9][a-z0-9_-]{0,39}")) {
            throw id.invalid("Expected 1 to 40 of a-z 0-9 _ -, beginning with a letter or a digit.");
        }
        return new TenantId(id.text());
    }

    /** @param also the field that this call takes beside those that every one takes */
    static TenantChange change(ObjectNode body, String also) throws ProtocolViolation {
        Field call = new Field(body, "");
        Set<String> known = new HashSet<>(FIELDS);
        known.add(also);
        call.object(known);
        Field status = call.child("status");
        return new TenantChange(
                Named.name(call.child("name")),
                status.isAbsent() ? Optional.empty() : Optional.of(status.oneOf(List.of("active", "suspended"))),
                Named.word(call.child("tier")),
                settings(call.child("settings")),
                days(call.child("retention_days")));
    }

    private static Optional<Integer> days(Field days) throws ProtocolViolation {
        if (days.isAbsent()) {
            return Optional.empty();
        }
        return Optional.of(days.value().isNull() ? 0 : (int) days.integer(1, MOST_DAYS));
    }

    private static Map<String, Optional<Object>> settings(Field settings) throws ProtocolViolation {
        Map<String, Optional<Object>> wanted = new HashMap<>();
        if (settings.isAbsent()) {
            return wanted;
        }
        settings.object(SETTINGS);
        Field policy = settings.child(POLICY);
        if (!policy.isAbsent()) {
            wanted.put(POLICY, policy.value().isNull() ? Optional.empty() : Optional.of(rules(policy)));
        }
        for (String name : SWITCHES) {
            Field one = settings.child(name);
            if (!one.isAbsent()) {
                wanted.put(name, one.value().isNull() ? Optional.empty() : Optional.of(one.bool(false)));
            }
        }
        return wanted;
    }

    /** Rules that the policy does not know deny everything: a name that is misspelled is refused here already. */
    private static Object rules(Field policy) throws ProtocolViolation {
        return JSON.convertValue(policy.object(RULES), Map.class);
    }
}
