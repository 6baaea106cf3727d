package dev.voicebox.policy.rules;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.tenant.TenantId;

/** What a tenant has set for the policy. */
@FunctionalInterface
public interface TenantRules {

    /**
     * An empty object when it has set nothing. As it stands: the policy holds it to its shape.
     *
     * @throws RuntimeException if it cannot be found out
     */
    JsonNode of(TenantId tenant);
}
