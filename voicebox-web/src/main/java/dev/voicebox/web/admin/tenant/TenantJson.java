package dev.voicebox.web.admin.tenant;

import java.util.TreeMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.admin.tenant.TenantView;

/** Tenants as they are shown. */
final class TenantJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TenantJson() {}

    static ObjectNode of(TenantView tenant) {
        ObjectNode told = JsonNodeFactory.instance
                .objectNode()
                .put("id", tenant.id().value())
                .put("object", "tenant")
                .put("name", tenant.name())
                .put("status", tenant.status())
                .put("tier", tenant.tier());
        told.set("settings", JSON.valueToTree(new TreeMap<>(tenant.settings())));
        return told.put("retention_days", tenant.retentionDays().orElse(null))
                .put("created_at", tenant.times().createdAt().getEpochSecond())
                .put("updated_at", tenant.times().updatedAt().getEpochSecond());
    }
}
