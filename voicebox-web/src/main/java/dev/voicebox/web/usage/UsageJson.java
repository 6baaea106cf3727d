package dev.voicebox.web.usage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.journal.UsageAmounts;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.usage.minute.UsageLine;
import dev.voicebox.usage.minute.UsageTable;

/** Usage in the list shape of the admin API. It is all there is, so there is no more. */
final class UsageJson {
    private UsageJson() {}

    static String of(UsageTable table) {
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode data = list.putArray("data");
        table.lines().forEach(line -> data.add(of(table.tenant(), line)));
        return list.put("has_more", false).toString();
    }

    private static ObjectNode of(TenantId tenant, UsageLine line) {
        UsageAmounts used = line.amounts();
        return JsonNodeFactory.instance
                .objectNode()
                .put("object", "usage")
                .put("tenant_id", tenant.value())
                .put("project_id", line.project())
                .put("start", line.start().getEpochSecond())
                .put("end", line.end().getEpochSecond())
                .put("requests", used.requests())
                .put("input_tokens", used.tokens().input())
                .put("cached_tokens", used.tokens().cached())
                .put("output_tokens", used.tokens().output())
                .put("estimated_tokens", used.tokens().estimated())
                .put("audio_in_ms", used.audioInMs())
                .put("audio_out_ms", used.audioOutMs())
                .put("connection_ms", used.connectionMs());
    }
}
