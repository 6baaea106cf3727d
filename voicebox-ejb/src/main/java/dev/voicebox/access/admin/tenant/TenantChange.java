package dev.voicebox.access.admin.tenant;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.voicebox.privacy.Redacted;

/**
 * What is to be different; empty stays as it is.
 *
 * @param status {@code active} or {@code suspended}
 * @param settings those named get the value, or are taken away where it is empty
 * @param retentionDays days; 0 keeps what was said
 */
public record TenantChange(
        Optional<String> name,
        Optional<String> status,
        Optional<String> tier,
        Map<String, Optional<Object>> settings,
        Optional<Integer> retentionDays) {

    public TenantChange {
        settings = Map.copyOf(settings);
    }

    /** Whether only who runs the platform may change it. */
    public boolean touchesStanding() {
        return status.isPresent() || tier.isPresent();
    }

    Map<String, Object> on(Map<String, Object> present) {
        Map<String, Object> next = new HashMap<>(present);
        settings.forEach((name, value) -> value.ifPresentOrElse(one -> next.put(name, one), () -> next.remove(name)));
        return next;
    }

    @Override
    public String toString() {
        return "TenantChange[" + (name.isPresent() ? "1" : "0") + ", " + (status.isPresent() ? "1" : "0") + ", "
                + (tier.isPresent() ? "1" : "0") + ", " + Redacted.entries(settings) + ", " + retentionDays + "]";
    }
}
