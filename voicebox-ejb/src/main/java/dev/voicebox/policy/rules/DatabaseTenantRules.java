package dev.voicebox.policy.rules;

import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.voicebox.persistence.tenant.TenantEntity;
import dev.voicebox.persistence.tenant.TenantRepository;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.tenant.UnitOfWork;

/** As PostgreSQL has it. */
public final class DatabaseTenantRules implements TenantRules {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final UnitOfWork work;

    public DatabaseTenantRules(UnitOfWork work) {
        this.work = Objects.requireNonNull(work, "work");
    }

    @Override
    public JsonNode of(TenantId tenant) {
        Object rules = work.inTransaction(
                tenant,
                entities -> new TenantRepository(entities)
                        .find(tenant.value())
                        .map(TenantEntity::settings)
                        .map(settings -> settings.get("policy"))
                        .orElse(null));
        return rules == null ? JsonNodeFactory.instance.objectNode() : JSON.valueToTree(rules);
    }
}
